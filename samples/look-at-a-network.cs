#:project ../src/Whetstone.Reports
#:project ../src/Whetstone.Zoo

// Pictures of data, of a network and of what it learned, and a report on the training in one HTML file.
//     dotnet run samples/look-at-a-network.cs [--quick] [--out FOLDER]
using Whetstone;
using Whetstone.Data;
using Whetstone.Learn;
using Whetstone.Nn;
using Whetstone.Optim;
using Whetstone.Reports;
using Whetstone.Vision;
using Whetstone.Zoo;

bool quick = args.Contains("--quick");
string folder = args.SkipWhile(a => a != "--out").Skip(1).FirstOrDefault() ?? Path.Combine(Path.GetTempPath(), $"look-at-a-network-{Guid.NewGuid():N}");
Directory.CreateDirectory(folder);
string In(string file) => Path.Combine(folder, file);

LoadedDataSet data = DataSets.Load("fashion-mnist");
IReadOnlyList<string> classes = data.Info.Classes;
DataLoader train = new(data.Train.Take(quick ? 2_560 : 60_000), 256, shuffle: true, transforms: [new ToFloat()]);
DataLoader test = new(data.Test.Take(quick ? 1_024 : 10_000), 256, transforms: [new ToFloat()]);

#region data
// Twenty images with their classes, and a batch as one grid of pixels.
LabelledGrid twenty = new("Fashion-MNIST", [.. Enumerable.Range(0, 20).Select(i =>
    new ImageTile(Image.FromTensor(data.Test[i].Data), [classes[(int)data.Test[i].Label.Item<long>()]]))]) { Columns = 5 };
twenty.Draw().Save(In("twenty.svg"));
twenty.ToImage().Save(In("twenty.png"));
ImageGrid.Save(test.Epoch(0).First().Data[..32], In("batch.png"));
#endregion

#region training
Sequential net = LeNet.Build();
net.Initialize(new Rng(1), Initial.Uniform(0.07f));
Learner learner = new(net, train, new SoftmaxCrossEntropyLoss(), new Sgd(net.Parameters(), 0.3f), valid: test);
learner.Fit(quick ? 2 : 5, [new EpochLines(), new ReportWriter(In("report.html"), classes, "LeNet on Fashion-MNIST")]);
#endregion

#region results
Interpretation found = Interpretation.Of(net, test, classes);
ConfusionPicture.Draw(found.Confusion, classes).Save(In("confusion.svg"));
foreach (ConfusedPair pair in ConfusedPair.MostConfused(found.Confusion).Take(3))
    Console.WriteLine($"{pair.Count} times {classes[pair.Truth]} was taken for {classes[pair.Predicted]}");
new LabelledGrid("Worst predictions", SamplePicture.Tiles(found, found.TopLosses(16))).Draw().Save(In("worst.svg"));
new LabelledGrid("Right predictions", SamplePicture.Tiles(found, found.Sample(8, right: true, seed: 1))).Draw().Save(In("right.svg"));
#endregion

#region network
Tensor image = test.Epoch(0).First().Data[..1];
NetworkPicture.Draw(net, [1, 28, 28], "LeNet").Save(In("network.svg"));
FilterPicture.Draw(net.Parameters()[0].Data).Save(In("filters.svg"));
FeatureMaps.Draw(FeatureMaps.Of(net, "0", image), "What the first layer sees").Save(In("maps.svg"));
#endregion

string[] files = [.. Directory.GetFiles(folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];
Console.WriteLine($"{files.Length} files in {folder}: {string.Join(", ", files)}");
Console.WriteLine($"accuracy of the report's data: {found.Accuracy:F2}");
if (!args.Contains("--out") && quick) Directory.Delete(folder, recursive: true);
return 0;
