import RegistryCLI

runCommandLine()
