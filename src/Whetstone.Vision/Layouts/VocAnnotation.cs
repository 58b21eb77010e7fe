using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Whetstone.Data;

namespace Whetstone.Vision;

/// <summary>What a Pascal VOC annotation (.xml) says about an image.</summary>
/// <param name="FileName">The image file's name.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Objects">What is to be seen.</param>
public sealed record VocAnnotation(string FileName, int Width, int Height, IReadOnlyList<VocObject> Objects)
{
    /// <summary>Reads a file. Nothing outside it is ever loaded.</summary>
    /// <exception cref="DataFormatException">It is no such annotation.</exception>
    public static VocAnnotation Read(string path)
    {
        try
        {
            using XmlReader reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            XElement root = XDocument.Load(reader).Root!;
            XElement size = root.Element("size") ?? throw new FormatException("it has no size");
            return new(Text(root, "filename"), (int)Number(size, "width"), (int)Number(size, "height"), [.. root.Elements("object").Select(Object)]);
        }
        catch (Exception error) when (error is XmlException or FormatException)
        {
            throw new DataFormatException(path, 0, $"is no annotation of Pascal VOC: {error.Message}", inner: error);
        }
    }

    /// <summary>What is to be said of an image with boxes.</summary>
    /// <param name="fileName">The image file's name.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="boxes">Boxes in pixels counted from 0, as <see cref="PixelBoxes"/> gives them.</param>
    /// <param name="classes">The classes' names.</param>
    /// <exception cref="LabelException">A box has a label that is none of the classes.</exception>
    public static VocAnnotation Of(string fileName, int width, int height, IEnumerable<Box> boxes, IReadOnlyList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(boxes);
        ArgumentNullException.ThrowIfNull(classes);
        return new(fileName, width, height, [.. boxes.Select(b => new VocObject(Name(b), (float)(b.Left + 1), (float)(b.Top + 1), (float)b.Right, (float)b.Bottom, false, false))]);

        string Name(Box b) => b.Label >= 0 && b.Label < classes.Count ? classes[b.Label] : throw new LabelException($"{fileName} has a box of class {b.Label}; there are {classes.Count} classes");
    }

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="folder">The name of the folder with the images, which VOC says too; null for none.</param>
    /// <param name="channels">How many colours the image has.</param>
    /// <exception cref="ArgumentException">Something is empty, no text, or no number of pixels, so that <see cref="Read"/> would refuse it; nothing is written.</exception>
    public void Write(string path, string? folder = null, int channels = 3) => VocWriter.Write(path, this, folder, channels);

    /// <summary>float32 [n, 5]: class, xmin, ymin, xmax, ymax, as parts of width and height; the form of detection labels.</summary>
    /// <param name="classes">The classes, by whose order they are numbered.</param>
    /// <param name="difficult">Whether objects marked as difficult are among them.</param>
    /// <exception cref="LabelException">An object is none of the classes.</exception>
    public Tensor Boxes(IReadOnlyList<string> classes, bool difficult = false)
    {
        ArgumentNullException.ThrowIfNull(classes);
        VocObject[] kept = [.. Objects.Where(o => difficult || !o.Difficult)];
        float[] rows = [.. kept.SelectMany(o => (float[])[Class(classes, o.Name), Part(o.XMin - 1, Width), Part(o.YMin - 1, Height), Part(o.XMax, Width), Part(o.YMax, Height)])];
        return Tensor.Of(rows, [kept.Length, 5]);
    }

    /// <summary>The boxes in pixels counted from 0, from the left edge of the first to the right edge of the last, as transforms move them.</summary>
    /// <inheritdoc cref="Boxes" path="/param"/>
    /// <exception cref="LabelException">An object is none of the classes.</exception>
    public IReadOnlyList<Box> PixelBoxes(IReadOnlyList<string> classes, bool difficult = false)
    {
        ArgumentNullException.ThrowIfNull(classes);
        return [.. Objects.Where(o => difficult || !o.Difficult).Select(o => new Box(o.XMin - 1, o.YMin - 1, o.XMax, o.YMax, Class(classes, o.Name)))];
    }

    private int Class(IReadOnlyList<string> classes, string name)
    {
        for (int i = 0; i < classes.Count; i++) if (classes[i] == name) return i;
        throw new LabelException($"{FileName} shows a {name}, which is none of the {classes.Count} classes");
    }

    // Pixels are counted from 1, and a box holds its last: the part from the left edge of the first to the right edge of the last.
    private static float Part(float pixels, int extent) => extent > 0 ? Math.Clamp(pixels / extent, 0, 1) : 0;

    private static VocObject Object(XElement element)
    {
        XElement box = element.Element("bndbox") ?? throw new FormatException("an object has no bndbox");
        return new(Text(element, "name"), Number(box, "xmin"), Number(box, "ymin"), Number(box, "xmax"), Number(box, "ymax"), Flag(element, "difficult"), Flag(element, "truncated"));
    }

    private static string Text(XElement parent, string name) => parent.Element(name)?.Value.Trim() is { Length: > 0 } text ? text : throw new FormatException($"{parent.Name} has no {name}");

    private static float Number(XElement parent, string name) =>
        float.TryParse(Text(parent, name), NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && value is >= 0 and < 1 << 24 ? value : throw new FormatException($"the {name} of {parent.Name} is '{Text(parent, name)}'");

    private static bool Flag(XElement parent, string name) => parent.Element(name)?.Value.Trim() == "1";
}

/// <summary>An object in an image; pixels are counted from 1 and both edges belong to the box.</summary>
/// <param name="Name">Its class.</param>
/// <param name="XMin">Left.</param>
/// <param name="YMin">Top.</param>
/// <param name="XMax">Right.</param>
/// <param name="YMax">Bottom.</param>
/// <param name="Difficult">Whether it is hard to see; such objects do not count in VOC's results.</param>
/// <param name="Truncated">Whether part of it is outside.</param>
public sealed record VocObject(string Name, float XMin, float YMin, float XMax, float YMax, bool Difficult, bool Truncated);
