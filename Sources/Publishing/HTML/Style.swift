import Files
import Foundation

/// The one style sheet of every page and the policy that allows nothing else.
struct Style {
  /// What a page of this audience carries; printed internal pages say on every side what they are.
  let sheet: String
  /// The content security policy that allows that sheet and nothing else.
  let policy: String

  init(_ look: Look, isPublic: Bool) {
    let brand = ".band{background:\(look.brand.text)}"
    // A style element ends where its text says so, whatever stands round it.
    let extra = look.extraStyle.replacing("</", with: "")
    sheet =
      Self.common + "\n" + brand + Self.print + (isPublic ? "" : Self.printedMark(look.strings))
      + extra
    policy =
      "default-src 'none'; style-src 'sha256-\(Self.base64(sha256(sheet.utf8)))'; "
      + "img-src data:; base-uri 'none'; form-action 'none'"
  }

  /// What stands at the head of every printed side, as a string of the style sheet.
  private static func printedMark(_ strings: Strings) -> String {
    let mark = strings["Internal: contains small numbers"].replacing("\\", with: "\\\\")
      .replacing("\"", with: "\\\"").replacing("<", with: "\\3c ")
    return """

      @page{@top-right{content:"\(mark)";font:bold 9pt Arial,Helvetica,sans-serif}}
      """
  }

  private static func base64(_ hexadecimal: String) -> String {
    let digits = hexadecimal.utf8.map { $0 < 58 ? $0 - 48 : $0 - 87 }
    let bytes = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    return Data(bytes).base64EncodedString()
  }

  private static let common = """
    :root{color-scheme:light}*{box-sizing:border-box}
    html{font:100%/1.4 Arial,Helvetica,sans-serif;color:#0B0C0C;background:#FFFFFF;-webkit-text-size-adjust:100%}
    body{margin:0;font-size:1.1875rem}
    a{color:#1A65A6;text-underline-offset:.15em}a:visited{color:#54319F}
    a:focus,[tabindex]:focus{outline:3px solid #0B0C0C;box-shadow:0 0 0 5px #FFDD00;background:#FFFFFF}
    .skip{position:absolute;left:-999rem}.skip:focus{position:static;display:block;padding:.5rem}
    .band{color:#FFFFFF}.band a,.band a:visited{color:#FFFFFF}
    .band a:focus{color:#0B0C0C}
    .band p{margin:0;padding:.25rem 0}.band .service{font-weight:bold}
    .wide{max-width:60rem;margin:0 auto;padding:0 1rem}
    .mark{background:#0B0C0C;color:#FFFFFF;font-weight:bold}
    .mark p{margin:0;padding:.35rem 0}
    nav ol{list-style:none;margin:.5rem 0;padding:0;font-size:1rem}
    nav.contents ul{list-style:none;padding:0;margin:.75rem 0;max-width:60rem;font-size:1rem}nav.contents li{display:inline-block;margin-right:1.25rem;padding:.1rem 0}
    nav ol li{display:inline}nav ol li+li::before{content:"\\203A";margin:0 .5rem 0 .25rem;color:#484949}
    h1,h2,p,li,caption,dd{overflow-wrap:anywhere}tbody th{overflow-wrap:break-word}
    h1{font-size:2rem;line-height:1.15;margin:.75rem 0;max-width:44rem}
    h1 span{display:block;font-size:1.1875rem;color:#484949;font-weight:normal;margin-bottom:.15rem}
    h2{font-size:1.5rem;line-height:1.2;margin:2rem 0 .75rem}h3{font-size:1.1875rem;margin:1.25rem 0 .5rem}
    p,ul,dl{max-width:40rem}p{margin:.5rem 0 .75rem}.lede{font-size:1.25rem}
    li{margin:.3rem 0}
    dl.facts{font-size:1rem;color:#484949;margin:.5rem 0}dl.facts div{display:inline-block;margin-right:1.25rem}
    dl.facts dt,dl.facts dd{display:inline;margin:0}dl.facts dt{font-weight:bold}
    .note{border-left:.5rem solid #12436D;padding:.25rem 0 .25rem .75rem;max-width:40rem;margin:.75rem 0;font-weight:bold}
    .answer p{font-weight:bold;font-size:1.25rem}
    .glance{border:3px solid #12436D;padding:.75rem 1rem .25rem;max-width:44rem}.glance h2{margin-top:0}
    .tiles{display:flex;flex-wrap:wrap;gap:1rem;padding:0;margin:1rem 0;max-width:60rem;list-style:none}
    .tiles li{flex:1 1 9.5rem;max-width:20rem;border-top:.4rem solid #12436D;background:#F3F2F1;padding:.5rem .75rem;margin:0}
    .tiles strong{display:block;font-size:1.75rem;line-height:1.2}.tiles span{display:block;font-size:1rem}
    .scroll{overflow-x:auto;max-width:60rem}
    table{border-collapse:collapse;font-size:1.0625rem;width:100%;max-width:60rem;margin:.5rem 0}
    caption{text-align:left;font-weight:bold;padding:.25rem 0}
    th,td{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid #8D8D8D;font-weight:normal}
    thead th{font-weight:bold;vertical-align:bottom;border-bottom:2px solid #0B0C0C}
    td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
    td.ch,th.ch{width:13rem;min-width:9rem}.to{display:flex;align-items:center;gap:.4rem;font-size:1rem}.to svg{flex:1 1 9rem}
    @media (min-width:48rem){td.w{white-space:nowrap}}
    tr.here>*{background:#F3F2F1;font-weight:bold}tr.here>:first-child{border-left:.4rem solid #0B0C0C;padding-left:.4rem}
    tr.here svg.cell{background:#F3F2F1}
    tr.total>*{border-top:2px solid #0B0C0C;font-weight:bold}
    .ci{display:block;color:#484949;font-size:1rem;font-weight:normal;white-space:nowrap}
    .also{display:block;color:#484949;font-size:1rem;margin-top:.25rem}
    .columns{max-width:60rem;columns:2 20rem;column-gap:2rem}.columns>div{break-inside:avoid}.columns h3{margin-top:0}
    .signs{font-size:1rem;color:#484949}.formula{margin-left:1rem;font-size:1.0625rem;overflow-wrap:anywhere}
    svg{display:block;forced-color-adjust:none;background:#FFFFFF;print-color-adjust:exact;-webkit-print-color-adjust:exact}
    svg.cell{width:100%;max-width:12.5rem;height:auto}svg.map{width:100%;max-width:36rem;height:auto}svg.plot{max-width:28rem}
    svg.key{display:inline-block;width:1.6rem;height:1.2rem;vertical-align:-.2rem;margin-right:.4rem}
    .scale{display:flex;justify-content:space-between;font-weight:normal;font-size:1rem;max-width:12.5rem}
    .fig{margin:1rem 0}.cap{font-size:1rem;color:#484949;margin:.4rem 0;max-width:40rem}
    .legend{list-style:none;padding:0;margin:.25rem 0;font-size:1rem;display:flex;flex-wrap:wrap;gap:.1rem 1.25rem;max-width:40rem}
    .pair>*{min-width:0}
    @media (min-width:60rem){.pair{display:grid;grid-template-columns:1fr 1fr;gap:2rem}}
    .panels{list-style:none;padding:0;max-width:60rem;display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:.5rem 1.5rem}.panels svg.map{max-width:22rem}
    .letters{padding:0;list-style:none}.letters li{display:inline-block;margin:0}.letters a{display:inline-block;min-width:1.75rem;padding:.2rem}
    footer{background:#F3F2F1;border-top:2px solid #12436D;margin-top:2.5rem;padding:1rem 0;font-size:1rem}
    footer p,footer ul{margin:.3rem 0}footer ul{list-style:none;padding:0}footer li{display:inline-block;margin-right:1.25rem}
    @media (max-width:40rem){h1{font-size:1.75rem}.opt{display:none}table{font-size:1rem}td,th{padding-right:.4rem}td.n,th.n{padding-right:.7rem}tr>:last-child{padding-right:0}.pair{display:block}}
    @media (min-width:23rem) and (max-width:40rem){tbody th{min-width:6.5rem}}
    @media (max-width:60rem){td.ch,th.ch{width:9rem;min-width:7rem}.to svg{flex:1 1 5rem}}
    @media (max-width:24rem){.ci{white-space:normal}}
    """

  private static let print = """

    @media print{
    @page{size:A4;margin:14mm}
    html{font-size:9.5pt;line-height:1.3}body{font-size:11.5pt;color:#000000}.skip,nav,.screen,.columns{display:none}
    .band{background:none;color:#000000;border-bottom:2px solid #000000}.band a{color:#000000;text-decoration:none}
    .mark{background:none;color:#000000;border:2px solid #000000}
    .wide{padding:0;max-width:none}a{color:#000000}
    h1{font-size:18pt;margin:.3rem 0}h1 span{font-size:11pt}h2{font-size:13.5pt;margin:.8rem 0 .3rem;break-after:avoid}
    h3{font-size:11.5pt;break-after:avoid}.lede{font-size:11.5pt}p{margin:.25rem 0 .35rem}p,ul,dl,.cap,.legend,.glance,.note{max-width:none}
    ul{margin:.2rem 0;padding-left:1.2rem}li{margin:.1rem 0}.half{display:inline-block;width:48%;vertical-align:top;margin-right:1.5%}
    table{font-size:9.5pt;margin:.25rem 0}th,td{padding:.1rem .5rem .1rem 0}td.w{white-space:normal}tbody th{width:30%}td.w{min-width:31mm}
    thead{display:table-header-group}caption,thead,tbody tr:first-child,tbody tr:nth-child(2){break-after:avoid}tr,.fig,.tiles li,.glance,.whole{break-inside:avoid}
    .ci,td .also{display:inline;font-size:9pt;margin-left:.4rem}.cap,.legend,.signs,dl.facts,footer,.scale{font-size:9pt}
    svg.map{max-width:120mm;max-height:90mm}svg.plot{max-height:55mm}.locator svg.map{max-width:60mm;max-height:34mm}.locator svg text{display:none}.locator .fig{display:grid;grid-template-columns:60mm 1fr;column-gap:6mm;grid-template-rows:auto 1fr}.locator svg.map{grid-row:1 / 3}
    svg.cell{max-width:28mm}td.ch,th.ch{width:30mm;min-width:26mm}.to svg{flex:1 1 20mm}.scale{max-width:28mm}.scroll{overflow:visible}
    .pair{display:grid;grid-template-columns:1fr 1fr;gap:6mm}.to{font-size:9pt}
    footer{background:none;margin-top:.75rem;padding:.3rem 0;break-inside:avoid}footer ul{display:none}footer p{display:inline;margin-right:.6rem}
    }
    """
}
