namespace Whetstone.Reports;

/// <summary>The colours of all pictures, for light and dark grounds; text and lines name them by class.</summary>
internal static class SvgStyle
{
    /// <summary>How many series are told apart by colour.</summary>
    public const int SeriesColours = 6;

    /// <summary>The style sheet.</summary>
    public const string Css = """
        .w-paper{fill:#fff}.w-ink{fill:#1f2328}.w-soft{fill:#59636e}.w-bright{fill:#fff}.w-frame{fill:none;stroke:#c5ccd3}.w-grid{stroke:#e6e9ec}
        .w-box{fill:#eef3fa;stroke:#8fa8c8}.w-op{fill:#f6f8fa;stroke:#c5ccd3}.w-group{fill:#8fa8c8;fill-opacity:.09;stroke:#c5ccd3}.w-edge{fill:none;stroke:#7d8792;stroke-width:1.3}
        .w-right{fill:#0969da}.w-wrong{fill:#d1541b}.w-s0{stroke:#0969da}.w-s1{stroke:#d1541b}.w-s2{stroke:#1a7f37}.w-s3{stroke:#a347ba}.w-s4{stroke:#9a6700}.w-s5{stroke:#0b8a94}
        @media (prefers-color-scheme:dark){.w-paper{fill:#0d1117}.w-ink{fill:#e6edf3}.w-soft{fill:#9aa4af}.w-frame,.w-group,.w-op{stroke:#3d444d}.w-grid{stroke:#262c34}
        .w-box{fill:#182436;stroke:#3b5273}.w-op{fill:#161b22}.w-edge{stroke:#8b949e}.w-right{fill:#388bfd}.w-wrong{fill:#f0733a}
        .w-s0{stroke:#4c9aff}.w-s1{stroke:#f0733a}.w-s2{stroke:#3fb950}.w-s3{stroke:#c77ddb}.w-s4{stroke:#d29922}.w-s5{stroke:#39c5cf}}
        """;
}
