using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Whetstone.Ops.Tests.Docs;

/// <summary>The summaries in the documentation files that the compiler writes beside assemblies, as Markdown.</summary>
internal sealed partial class XmlSummaries(params IEnumerable<Assembly> assemblies)
{
    private readonly Dictionary<string, XElement> members = assemblies
        .SelectMany(a => XDocument.Load(Path.ChangeExtension(a.Location, ".xml")).Descendants("member"))
        .Where(m => m.Element("summary") is not null).ToDictionary(m => m.Attribute("name")!.Value, m => m.Element("summary")!);

    /// <summary>The summary of a type in one line; empty if it has none.</summary>
    internal string Of(Type type) => members.TryGetValue($"T:{type.FullName}", out XElement? summary) ? Space().Replace(string.Concat(summary.Nodes().Select(Markdown)), " ").Trim() : "";

    private static string Markdown(XNode node) => node switch
    {
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{Word(see)}`",
        XElement { Name.LocalName: "paramref" } name => $"`{name.Attribute("name")!.Value}`",
        XElement other => other.Value,
        XText text => text.Value,
        _ => "",
    };

    // "M:Whetstone.Op.Join(System.Span{System.Single})" is Join.
    private static string Word(XElement see)
    {
        string target = see.Attribute("cref")?.Value ?? see.Attribute("langword")?.Value ?? "";
        return target.Split(':')[^1].Split('(')[0].Split('.')[^1].Split('`')[0];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
