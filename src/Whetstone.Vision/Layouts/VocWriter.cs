using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Whetstone.Vision;

/// <summary>Writes Pascal VOC's annotations.</summary>
internal static class VocWriter
{
    public static void Write(string path, VocAnnotation annotation, string? folder, int channels)
    {
        XElement root = new("annotation",
            folder is null ? null : Text("folder", folder),
            Text("filename", annotation.FileName),
            new XElement("size", Number("width", annotation.Width), Number("height", annotation.Height), Number("depth", channels)),
            Number("segmented", 0),
            annotation.Objects.Select(o => new XElement("object",
                Text("name", o.Name), Text("pose", "Unspecified"), Number("truncated", o.Truncated ? 1 : 0), Number("difficult", o.Difficult ? 1 : 0),
                new XElement("bndbox", Number("xmin", o.XMin), Number("ymin", o.YMin), Number("xmax", o.XMax), Number("ymax", o.YMax)))));
        WholeFile.Write(path, stream =>
        {
            using XmlWriter writer = XmlWriter.Create(stream, new() { Indent = true, OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.Entitize });
            root.Save(writer);
        });
    }

    private static XElement Text(string name, string value)
    {
        try
        {
            return value.Length > 0 && value.Trim() == value ? new(name, XmlConvert.VerifyXmlChars(value)) : throw new ArgumentException($"the {name} is '{value}'; it needs a text without space at its ends", name);
        }
        catch (XmlException error)
        {
            throw new ArgumentException($"the {name} has a character that XML does not know: {error.Message}", name, error);
        }
    }

    private static XElement Number(string name, float value) =>
        value is >= 0 and < 1 << 24 ? new(name, value.ToString(CultureInfo.InvariantCulture)) : throw new ArgumentException(FormattableString.Invariant($"the {name} is {value}, which is no number of pixels"), name);
}
