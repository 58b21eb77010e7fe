#:project ../src/Whetstone.Reports

// Images of two classes as files, as a data block, in a picture, and as a RecordIO file.
//     dotnet run samples/folders-and-records.cs
using System.Text.RegularExpressions;
using Whetstone;
using Whetstone.Data;
using Whetstone.Reports;
using Whetstone.Vision;

string folder = Directory.CreateTempSubdirectory("records-").FullName;
Directory.SetCurrentDirectory(folder);
Directory.CreateDirectory("pets/images");
for (int i = 0; i < 40; i++) Image.Filled(150, 140, (byte)(5 * i), 60, (byte)(i % 2 * 200)).Save($"pets/images/{(i % 2 == 0 ? "great_dane" : "pug")}_{i}.png");

LabelledItems<string> files = FileItems.From("pets/images", [".png"]).SplitByRandom(0.2, seed: 1).LabelByPattern(new Regex(@"^(.+)_\d+\.png$"));
LoadedDataSet data = ImageFolder.Load(files, "pets", new() { Input = new Shape(3, 128, 128) }).Data;
Console.WriteLine($"{data.Train.Count} and {data.Test.Count} images {data.Train[0].Data.Shape} of {string.Join(", ", files.Classes)}");

ItemSets sets = files.ReadImages(train: ImageNetTransforms.Training(96), validation: ImageNetTransforms.Evaluation(96, 110));
sets.ShowBatch(16, [new ToFloat(), new Normalize(ImageNetTransforms.Mean, ImageNetTransforms.Std)], seed: 1).Save("batch.png");
Console.WriteLine($"a look at a batch: {Image.Load("batch.png")}");

RecordFile.Write("pets_train.rec", Directory.EnumerateFiles("pets/images").Order(StringComparer.Ordinal)
    .Select((file, i) => new ReadOnlyMemory<byte>(new LabelledRecord([file.Contains("pug", StringComparison.Ordinal) ? 1 : 0], (ulong)i, 0, File.ReadAllBytes(file)).Pack())));
using ImageRecords records = ImageRecords.Open("pets_train.rec", new() { Input = new Shape(3, 224, 224) });
DataLoader loader = new(records, batchSize: 64, shuffle: true, seed: 1);
foreach (Batch batch in loader.Epoch(0)) Console.WriteLine($"a batch {batch.Data.Shape} with {batch.Label.To(DType.Float32).Sum().Item():F0} pugs");
Directory.SetCurrentDirectory(Path.GetTempPath());
Directory.Delete(folder, recursive: true);
