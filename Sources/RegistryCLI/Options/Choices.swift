import Analyses
public import ArgumentParser
import Reports
import Statistics

// Sets closed by the libraries, as values of options: the parser lists them in help and errors.

extension OutputFormat: ExpressibleByArgument {}
extension SurvivalEndpoint: ExpressibleByArgument {}
extension TieMethod: ExpressibleByArgument {}
extension FigureWidth: ExpressibleByArgument {}
extension SafetyTable.Rows: ExpressibleByArgument {}
