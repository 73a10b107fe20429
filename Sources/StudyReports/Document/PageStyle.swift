/// The looks of the pages of a report. Nothing is loaded; what paste must keep stands on the elements themselves.
enum PageStyle {
  /// Of every page.
  static let common = """
    html { -webkit-text-size-adjust: 100%; }
    body { font: 10.5pt/1.45 Arial, Helvetica, "DejaVu Sans", "Noto Sans CJK SC", sans-serif; }
    body { color: #000; background: #fff; margin: 0 auto; max-width: 60em; padding: 1.5em; }
    h1 { font-size: 16pt; line-height: 1.25; margin: 0 0 .6em; }
    h2 { font-size: 13pt; margin: 1.8em 0 .5em; }
    h3 { font-size: 11pt; margin: 1.4em 0 .4em; }
    p { margin: .6em 0; max-width: 48em; overflow-wrap: break-word; }
    a { color: #0B4F8A; }
    .notice { font-weight: bold; border-left: 3pt solid #000; padding-left: .7em; }
    .wide { overflow-x: auto; }
    table { font-size: 9pt; line-height: 1.3; }
    .name { white-space: nowrap; }
    .number { white-space: nowrap; font-variant-numeric: tabular-nums; }
    footer { font-size: 8pt; color: #444; border-top: .75pt solid #999; margin-top: 2.5em; }
    footer { padding-top: .5em; overflow-wrap: anywhere; }
    """

  /// Of the report.
  static let report =
    common + """

      nav { border: .75pt solid #bbb; padding: .2em 1.2em .6em; margin: 1.2em 0; }
      nav h2 { font-size: 11pt; margin: .6em 0 .3em; }
      nav ol { margin: 0; padding-left: 1.4em; }
      nav small a { color: #444; }
      section { scroll-margin-top: 1em; }
      .table, figure { margin: 1.6em 0; }
      .title { font-weight: bold; margin: 0 0 .4em; }
      .footnote { font-size: 8.5pt; margin: .35em 0 0; }
      .files { font-size: 8.5pt; margin: .35em 0 0; }
      figcaption .title { margin-top: .5em; }
      svg { display: block; max-width: 100%; height: auto; }
      a.n:hover, a.n:focus { background: #E3EEF7; }
      a.n:target { background: #FFF1B8; }
      """ + "\n" + narrow + "\n" + print

  /// A telephone: tables and figures keep their size and are moved sideways.
  private static let narrow = """
    @media (max-width: 40em) {
      body { padding: 1em .8em; }
      svg { max-width: none; min-width: 34em; }
      th[scope="row"], thead tr:first-child th:first-child { position: sticky; left: 0; }
      th[scope="row"], thead tr:first-child th:first-child { background: #fff; max-width: 11em; }
      .name { white-space: normal; }
    }
    """

  /// Paper, A4 or Letter as the printer has it: the foot is on each page, above it room is kept free.
  static let print = """
    @page { margin: 16mm 16mm 14mm; }
    @page { @bottom-right { content: counter(page) " / " counter(pages); font: 7pt Arial, sans-serif; } }
    @media print {
      body { max-width: none; padding: 0; font-size: 9.5pt; }
      main { -webkit-box-decoration-break: clone; box-decoration-break: clone; }
      main { padding-bottom: 12mm; }
      footer { position: fixed; bottom: 0; left: 0; right: 0; margin: 0; font-size: 7pt; }
      footer { background: #fff; padding-top: 1mm; }
      nav, .files { display: none; }
      a { color: inherit; text-decoration: none; }
      h2, h3, .table > .title { break-after: avoid; break-inside: avoid; }
      tr.names, tbody tr:nth-last-child(2), tbody tr:nth-last-child(3) { break-after: avoid; }
      .table > .footnote { break-before: avoid; }
      p { orphans: 3; widows: 3; }
      .wide { overflow: visible; }
      thead { display: table-header-group; }
      tr, figure { break-inside: avoid; }
      .table { break-inside: auto; }
      table { font-size: 8pt; }
      svg { min-width: 0; max-width: 100%; max-height: 215mm; }
    }
    """
}
