using Whetstone.Data;

namespace Whetstone.Vision;

/// <summary>Things in images as COCO's instance files (.json) have them: images, categories, and a box a thing.</summary>
/// <remarks>Outlines (<c>segmentation</c>), captions and licences are read over, and not written.</remarks>
/// <param name="Images">The images, each with an identity of its own.</param>
/// <param name="Categories">What things may be; identities may have gaps.</param>
/// <param name="Objects">The things.</param>
public sealed record CocoAnnotations(IReadOnlyList<CocoImage> Images, IReadOnlyList<CocoCategory> Categories, IReadOnlyList<CocoObject> Objects)
{
    /// <summary>The names of the categories in the order of their identities: the classes, from 0 without gaps.</summary>
    public IReadOnlyList<string> Classes => [.. Categories.OrderBy(c => c.Id).Select(c => c.Name)];

    /// <summary>Reads a file.</summary>
    /// <exception cref="DataFormatException">It is damaged or contradicts itself; the message says the byte and the path within, such as <c>annotations[3].bbox</c>.</exception>
    public static CocoAnnotations Read(string path) => new CocoReader(File.ReadAllBytes(path), path).Read();

    /// <summary>Boxes of images as such annotations; identities are counted from 1.</summary>
    /// <param name="images">The images' files, sizes and boxes.</param>
    /// <param name="classes">The classes' names.</param>
    /// <exception cref="LabelException">A box has a label that is none of the classes.</exception>
    public static CocoAnnotations Of(IEnumerable<(string FileName, int Width, int Height, IReadOnlyList<Box> Boxes)> images, IReadOnlyList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(classes);
        List<CocoImage> listed = [];
        List<CocoObject> objects = [];
        foreach (var (name, width, height, boxes) in images)
        {
            listed.Add(new(listed.Count + 1, name, width, height));
            foreach (Box box in boxes)
            {
                if (box.Label < 0 || box.Label >= classes.Count) throw new LabelException($"{name} has a box of class {box.Label}; there are {classes.Count} classes");
                objects.Add(new(objects.Count + 1, listed.Count, box.Label + 1, box.Left, box.Top, box.Width, box.Height));
            }
        }
        return new(listed, [.. classes.Select((c, i) => new CocoCategory(i + 1, c))], objects);
    }

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <exception cref="ArgumentException">What is said contradicts itself, so that <see cref="Read"/> would refuse it; nothing is written.</exception>
    public void Write(string path) => WholeFile.Write(path, stream => CocoWriter.Write(stream, this));

    /// <summary>The boxes of every image by its identity, in pixels, cut at the image's edges; those without area are dropped. Labels are places in <see cref="Classes"/>.</summary>
    /// <param name="crowds">Whether boxes around many things at once (<c>iscrowd</c>) are among them.</param>
    public IReadOnlyDictionary<long, IReadOnlyList<Box>> PixelBoxes(bool crowds = false)
    {
        Dictionary<long, int> places = Categories.OrderBy(c => c.Id).Select((c, i) => (c.Id, i)).ToDictionary();
        ILookup<long, CocoObject> byImage = Objects.Where(o => crowds || !o.IsCrowd).ToLookup(o => o.ImageId);
        return Images.ToDictionary(image => image.Id, image => (IReadOnlyList<Box>)[.. byImage[image.Id].Select(o => o.Box(places[o.CategoryId]).Intersect(new(0, 0, image.Width, image.Height))).Where(b => b.Area > 0)]);
    }
}

/// <summary>An image of COCO's.</summary>
/// <param name="Id">By which things name it.</param>
/// <param name="FileName">Its file, in the folder of its set.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
public sealed record CocoImage(long Id, string FileName, int Width, int Height);

/// <summary>What a thing may be.</summary>
/// <param name="Id">By which things name it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Supercategory">What it is a kind of, or null.</param>
public sealed record CocoCategory(long Id, string Name, string? Supercategory = null);

/// <summary>A thing in an image; its box is the left upper corner, in pixels from 0, and a size.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="ImageId">The image.</param>
/// <param name="CategoryId">What it is.</param>
/// <param name="X">Left.</param>
/// <param name="Y">Top.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="IsCrowd">Whether the box is around many things at once.</param>
/// <param name="Area">Square pixels within its outline; those of the box if null.</param>
public sealed record CocoObject(long Id, long ImageId, long CategoryId, double X, double Y, double Width, double Height, bool IsCrowd = false, double? Area = null)
{
    /// <summary>The box by its borders.</summary>
    /// <param name="label">The class it gets.</param>
    public Box Box(int label) => new(X, Y, X + Width, Y + Height, label);
}
