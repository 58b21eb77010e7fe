namespace Whetstone.Reports;

/// <summary>How the page looks.</summary>
internal static class PageStyle
{
    /// <summary>The style sheet.</summary>
    public const string Css = """
        :root{color-scheme:light dark}
        body{margin:0;background:#fff;color:#1f2328;font:15px/1.5 system-ui,sans-serif}
        main{max-width:1180px;margin:0 auto;padding:8px 20px 60px}
        h1{font-size:26px;margin:18px 0 6px}h2{font-size:19px;margin:34px 0 10px;border-bottom:1px solid #d8dee4;padding-bottom:4px}
        nav a{margin-right:14px;color:#0969da;text-decoration:none}nav a:hover{text-decoration:underline}
        table{border-collapse:collapse;font-size:14px}th,td{padding:3px 12px;text-align:left;border-bottom:1px solid #e6e9ec}
        th{font-weight:600}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}tr.best td{font-weight:600}
        .row{display:flex;flex-wrap:wrap;gap:18px;align-items:flex-start}.cards{display:flex;flex-wrap:wrap;gap:14px}
        .card{border:1px solid #d8dee4;border-radius:8px;padding:10px 18px;min-width:110px}.card b{display:block;font-size:22px;font-weight:600}.card span,.note{color:#59636e;font-size:13px}
        figure{margin:0 0 12px;max-width:100%;overflow-x:auto}svg{max-width:none;display:block}pre{background:#f6f8fa;border-radius:6px;padding:12px;overflow-x:auto}
        details{margin:10px 0}summary{cursor:pointer;color:#0969da}.names{columns:4 180px;font-size:14px}
        @media (prefers-color-scheme:dark){body{background:#0d1117;color:#e6edf3}h2,.card{border-color:#3d444d}th,td{border-color:#262c34}.card span,.note{color:#9aa4af}
        pre{background:#161b22}nav a,summary{color:#4c9aff}}
        """;
}
