namespace Whetstone.Data;

/// <summary>A data set of one's own: a folder with four IDX files named as those of MNIST, and perhaps <c>classes.txt</c>.</summary>
public static class IdxFolder
{
    private const string ClassesFile = "classes.txt";

    /// <summary>Whether a folder holds at least one of the four files.</summary>
    public static bool Matches(string folder) =>
        Directory.Exists(folder) && (Directory.EnumerateFiles(folder, "*-idx3-ubyte*").Any() || Directory.EnumerateFiles(folder, "*-idx1-ubyte*").Any());

    /// <summary>Reads <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c> and the same with <c>t10k</c>, plain or as .gz.</summary>
    /// <remarks>Classes are the lines of <c>classes.txt</c>; without it, the numbers from 0 to the largest label.</remarks>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="DataFormatException">A file is damaged, or the numbers of images and labels differ.</exception>
    public static LoadedDataSet Load(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        (IdxData trainImages, IdxData trainLabels) = Read(folder, "train");
        (IdxData testImages, IdxData testLabels) = Read(folder, "t10k");
        IReadOnlyList<string> classes = Classes(folder, Math.Max(Largest(trainLabels), Largest(testLabels)));
        LabelledImages train = Images(trainImages, trainLabels, classes), test = Images(testImages, testLabels, classes);
        return new(train, test, new()
        {
            Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
            Title = folder,
            Classes = classes,
            Shape = train.Images.Shape[1..].ToArray(),
            TrainCount = train.Count,
            TestCount = test.Count,
            Licence = "",
            Files = [],
            Sources = [],
        });
    }

    private static (IdxData Images, IdxData Labels) Read(string folder, string part)
    {
        string imagesPath = Existing(folder, $"{part}-images-idx3-ubyte"), labelsPath = Existing(folder, $"{part}-labels-idx1-ubyte");
        IdxData images = IdxReader.Read(imagesPath), labels = IdxReader.Read(labelsPath);
        if (images.Shape.Length != 3) throw new DataFormatException(imagesPath, 0, $"has {images.Shape.Length} axes, images have 3");
        if (labels.Shape.Length != 1 || labels.Shape[0] != images.Shape[0])
            throw new DataFormatException(labelsPath, 0, $"has shape {new Shape(labels.Shape)}, [{images.Shape[0]}] was expected: a label for each image");
        return (images, labels);
    }

    private static string Existing(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        if (File.Exists(path)) return path;
        return File.Exists(path + ".gz") ? path + ".gz"
            : throw new FileNotFoundException($"{folder} has no {name} and no {name}.gz; a folder of data holds the four IDX files that MNIST has", path);
    }

    private static string[] Classes(string folder, int largest)
    {
        string path = Path.Combine(folder, ClassesFile);
        if (!File.Exists(path)) return [.. Enumerable.Range(0, largest + 1).Select(i => $"{i}")];
        string[] names = File.ReadAllLines(path);
        return names.Length > largest ? names
            : throw new DataFormatException(path, 0, $"names {names.Length} classes, but there is a label {largest}");
    }

    private static int Largest(IdxData labels) => labels.Bytes.Length == 0 ? 0 : labels.Bytes.Max();

    private static LabelledImages Images(IdxData images, IdxData labels, IReadOnlyList<string> classes) =>
        new(Tensor.Of(images.Bytes, [images.Shape[0], 1, images.Shape[1], images.Shape[2]]), Tensor.Of(labels.Bytes).To(DType.Int64), classes);
}
