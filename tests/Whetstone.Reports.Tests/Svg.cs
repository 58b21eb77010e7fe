using System.Xml.Linq;

namespace Whetstone.Reports.Tests;

/// <summary>Pictures as XML.</summary>
internal static class Svg
{
    internal static readonly XNamespace Space = "http://www.w3.org/2000/svg";

    /// <summary>The document of a picture, which must be well formed, have a title and no script, and refer to nothing outside of itself.</summary>
    internal static XDocument Parse(SvgPicture picture)
    {
        XDocument document = XDocument.Parse(picture.ToString());
        Assert.Equal(Space + "svg", document.Root!.Name);
        Assert.Equal(picture.Title, document.Root.Element(Space + "title")!.Value);
        Assert.DoesNotContain(document.Descendants(), e => e.Name.LocalName is "script" or "foreignObject");
        foreach (XAttribute link in document.Descendants().Attributes().Where(a => a.Name.LocalName == "href")) Assert.StartsWith("data:image/png;base64,", link.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(document.Descendants().Attributes(), a => a.Name.LocalName != "href" && a.Value.Contains("NaN", StringComparison.Ordinal));
        return document;
    }

    internal static string[] Texts(this XDocument document) => [.. document.Descendants(Space + "text").Select(t => t.Value)];

    internal static IEnumerable<XElement> All(this XDocument document, string name) => document.Descendants(Space + name);
}
