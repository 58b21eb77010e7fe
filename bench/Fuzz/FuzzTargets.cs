using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Whetstone.Data;
using Whetstone.Testing;
using Whetstone.Vision;
using Whetstone.Weights;

namespace Whetstone.Bench.Fuzz;

/// <summary>The formats that are tried. A new one is a line here.</summary>
internal static class FuzzTargets
{
    private static readonly FuzzTarget[] All =
    [
        Picture("png", "decode", "png ", f => PngCheckValues.Repair(f)),
        // EXIF data come within a small PNG file, whose check values are repaired; that way the walk to them is tried too.
        Picture("exif", "decode", "png orientation", f => PngCheckValues.Repair(f)),
        Picture("bmp", "decode", "bmp "),
        Picture("pnm", "decode", "pnm "),
        Picture("gif", "decode", "gif "),
        Picture("jpeg", "jpeg", "jpeg "),
        OfData("rec", ".rec", Records, path =>
        {
            using ImageRecords records = ImageRecords.Open(path, new() { Input = new Shape(3, 4, 4) });
            for (int i = 0; i < Math.Min(records.Count, 8); i++) _ = records[i];
        }, e => e is ImageFormatException),
        OfData("lst", ".lst", _ => [Text("0\t1.000000\ta.jpg\n1\t0\tb/c.jpg\n"), Text("7\t2\t5\t1.0\t0.1\t0.2\t0.3\t0.4\tx y.png\r\n")], path => ListFile.Read(path).Count()),
        OfData("csv", ".csv", _ => [Text("image,label\na,b\n\"x \"\"y\"\"\",\"1,\n2\"\n"), Text("id,tags,is_valid\r\n1,a b,0\r\n2,c,1\r\n")], path => CsvTable.Read(path)),
        OfData("voc", ".xml", _ => [Text("<annotation><filename>1.jpg</filename><size><width>10</width><height>20</height></size><object><name>dog</name><difficult>0</difficult><bndbox><xmin>1</xmin><ymin>2</ymin><xmax>3</xmax><ymax>4</ymax></bndbox></object></annotation>")], path => VocAnnotation.Read(path)),
        OfData("coco", ".json", Coco, path => _ = CocoAnnotations.Read(path).PixelBoxes()),
        new("idx", ".idx", _ => [[0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4, 5, 6, 7, 8], [0, 0, 8, 1, 0, 0, 0, 4, 9, 8, 7, 6]], (file, _) => IdxReader.Read(new MemoryStream(file), "file"), e => e is DataFormatException),
        OfWeights("safetensors", ".safetensors", (path, tensors) => Safetensors.Write(path, tensors, new Dictionary<string, string> { ["note"] = "x" }), path => Safetensors.Read(path)),
        OfWeights("pth", ".pth", PthFile.Write, path => PthFile.Read(path)),
        OfWeights("params", ".params", (path, tensors) => ParamsFile.Write(path, tensors), path => ParamsFile.Read(path)),
        OfWeights("npz", ".npz", (path, tensors) => NpzFile.Write(path, tensors), path => NpzFile.Read(path)),
        OfWeights("npy", ".npy", (path, tensors) => NpyFile.Write(path, tensors.Values.First()), path => NpyFile.Read(path)),
    ];

    internal static IEnumerable<string> Names => All.Select(t => t.Name);

    internal static FuzzTarget? Find(string name) => Array.Find(All, t => t.Name == name);

    private static FuzzTarget Picture(string name, string goldens, string prefix, Action<byte[]>? repair = null) =>
        new(name, "", _ => Recorded(goldens, prefix), (file, _) => Image.Decode(file), e => e is ImageFormatException, repair);

    private static FuzzTarget OfData(string name, string extension, Func<string, byte[][]> seeds, Action<string> read, Func<Exception, bool>? refuses = null) =>
        new(name, extension, seeds, Written(read), e => e is DataFormatException || refuses?.Invoke(e) == true);

    private static FuzzTarget OfWeights(string name, string extension, Action<string, IReadOnlyDictionary<string, Tensor>> write, Action<string> read) => new(name, extension, folder =>
    {
        string path = Path.Combine(folder, "seed" + extension);
        write(path, new Dictionary<string, Tensor> { ["a.weight"] = Tensor.Arange(12).Reshape(3, 4), ["b"] = Tensor.Of([1L, 2]), ["c"] = Tensor.Of(0.5f) });
        return [File.ReadAllBytes(path)];
    }, Written(read), e => e is WeightFileException);

    private static Action<byte[], string> Written(Action<string> read) => (file, path) =>
    {
        File.WriteAllBytes(path, file);
        read(path);
    };

    private static byte[][] Records(string folder)
    {
        string path = Path.Combine(folder, "seed.rec");
        byte[] png = Image.Filled(3, 4, 1, 2, 3).Encode(".png");
        RecordFile.Write(path, Enumerable.Range(0, 3).Select(i => new ReadOnlyMemory<byte>(new LabelledRecord([i], (ulong)i, 0, png).Pack())));
        return [File.ReadAllBytes(path)];
    }

    private static byte[][] Coco(string folder)
    {
        string path = Path.Combine(folder, "seed.json");
        CocoAnnotations.Of([("a.png", 4, 5, [new(0, 0, 1, 2, 1)]), ("b.png", 7, 7, [])], ["cat", "dog"]).Write(path);
        return [File.ReadAllBytes(path), Text("{\"info\":{},\"images\":[{\"id\":7,\"file_name\":\"x\",\"width\":9,\"height\":9.0}],\"annotations\":[{\"id\":1,\"image_id\":7,\"category_id\":90,\"segmentation\":[[1,2]],\"bbox\":[1.5,2,3,4e0],\"iscrowd\":true}],\"categories\":[{\"id\":90,\"name\":\"\\u0041\"}]}")];
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[][] Recorded(string goldens, string prefix) =>
    [
        .. JsonDocument.Parse(File.ReadAllBytes(Goldens(goldens))).RootElement.GetProperty("cases").EnumerateArray()
            .Where(c => c.GetProperty("name").GetString()!.StartsWith(prefix, StringComparison.Ordinal)).Select(c => c.GetProperty("file").GetBytesFromBase64()).Where(b => b.Length < 6000),
    ];

    private static string Goldens(string name, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, $"../../../tests/goldens/vision/{name}.json"));
}
