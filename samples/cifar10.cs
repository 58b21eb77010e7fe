#:project ../src/Whetstone.Learn
#:project ../src/Whetstone.Zoo
#:project ../src/Whetstone.Vision

// CIFAR-10: a small network in the style of LeNet, then VGG, which is much better.
//     dotnet run samples/cifar10.cs [--quick] [--data FOLDER] [--fetch] [--epochs N] [--no-vgg] [--out FOLDER]
// The data come from --data (a folder with data_batch_1.bin and so on), from the cache, or, with --fetch, from the web. Without any of them
// coloured shapes are written as files of CIFAR's form, so that everything runs; their figures say nothing about CIFAR-10.
using System.Globalization;
using Whetstone;
using Whetstone.Data;
using Whetstone.Nn;
using Whetstone.Optim;
using Whetstone.Vision;
using Whetstone.Zoo;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
bool quick = args.Contains("--quick");
int epochs = Number("--epochs", quick ? 1 : 10), batchSize = quick ? 8 : 64;
string folder = Text("--out") ?? Path.Combine(Path.GetTempPath(), $"cifar10-{Guid.NewGuid():N}");
Directory.CreateDirectory(folder);
LoadedDataSet data = Cifar();
Dataset trainSet = quick ? data.Train.Take(2_400) : data.Train, testSet = quick ? data.Test.Take(400) : data.Test;

#region data
// From -1 to 1, and back for the eye.
BatchTransform[] transforms = [new ToFloat(), new Normalize([0.5, 0.5, 0.5], [0.5, 0.5, 0.5])];
DataLoader trainLoader = new(trainSet, batchSize, shuffle: true, seed: 1, transforms: transforms), testLoader = new(testSet, 100, transforms: transforms);

Batch first = trainLoader.Epoch(0).First();
ImageGrid.Save(first.Data[..8] / 2 + 0.5f, Path.Combine(folder, "train.png"));
Console.WriteLine(string.Join(' ', Names(first.Label)));
#endregion

#region net
Sequential net = new(
    new Conv2d(3, 6, 5), new Relu(), new MaxPool2d(2),
    new Conv2d(6, 16, 5), new Relu(), new MaxPool2d(2),
    new Flatten(),
    new Linear(400, 120), new Relu(), new Linear(120, 84), new Relu(), new Linear(84, 10));
net.Initialize(new Rng(1));
Console.WriteLine($"Number of parameters: {net.ParameterCount()}");
#endregion

Train(net, trainLoader);
Console.WriteLine("Finished Training");

Batch shown = testLoader.Epoch(0).First();
ImageGrid.Save(shown.Data[..8] / 2 + 0.5f, Path.Combine(folder, "test.png"));
using (Autograd.NoGrad()) Console.WriteLine($"Predicted: {string.Join(' ', Names(net.Call(shown.Data).ArgMax(1)))}");
Console.WriteLine($"Accuracy of the network on the {testSet.Count} test images: {(int)Accuracy(net)} %");
if (args.Contains("--no-vgg")) return 0;

#region vgg
Sequential vgg = VggCifar.Build11();
vgg.Initialize(new Rng(1));
Console.WriteLine($"Number of parameters: {vgg.ParameterCount()}");
// Crops of images with four pixels around them, half of them flipped.
ImageTransform augment = new Compose(new RandomCrop(32, 32, padding: 4), new RandomFlipLeftRight());
DataLoader augmented = new(quick ? trainSet.Take(256) : trainSet, quick ? 32 : 128, shuffle: true, seed: 1, transforms: [augment.ToBatchTransform(), .. transforms]);
Train(vgg, augmented);
Console.WriteLine($"Accuracy of VGG on the {testSet.Count} test images: {Accuracy(vgg):F2} %");
#endregion
return 0;

void Train(Sequential model, DataLoader batches)
{
    model.Train();
    SoftmaxCrossEntropyLoss criterion = new(reduction: Reduction.Mean);
    Adam optimizer = new(model.Parameters(), 0.001f);
    for (int epoch = 0; epoch < epochs; epoch++)
    {
        double running = 0;
        foreach (Batch batch in batches.Epoch(epoch))
        {
            optimizer.ZeroGrad();
            Tensor loss = criterion.Call(model.Call(batch.Data), batch.Label);
            loss.Backward();
            optimizer.Step();
            running += loss.Item();
            if (batch.Number % 100 != 99) continue;
            Console.WriteLine($"Epoch: {epoch + 1} Minibatch: {batch.Number + 1,5} loss: {running / 100:F3}");
            running = 0;
        }
    }
}

double Accuracy(Module model)
{
    model.Eval();
    using IDisposable off = Autograd.NoGrad();
    double right = testLoader.Epoch(0).Sum(batch => (double)model.Call(batch.Data).ArgMax(1).Equal(batch.Label).To(DType.Float32).Sum().Item());
    return 100 * right / testSet.Count;
}

IEnumerable<string> Names(Tensor labels) => labels.ToArray<long>().Take(8).Select(i => data.Info.Classes[(int)i]);

LoadedDataSet Cifar()
{
    if (Text("--data") is { } path) return CifarFolder.Load(path);
    try
    {
        return DataSets.Load("cifar-10", new() { Offline = !args.Contains("--fetch") });
    }
    catch (DataSetUnavailableException)
    {
        Console.WriteLine("CIFAR-10 is not on this machine (--fetch fetches it, --data FOLDER reads it from there): these are generated shapes in its format");
        return StandIn();
    }
}

// A record is a byte of the class and the red, green and blue planes of 32 x 32 pixels.
LoadedDataSet StandIn()
{
    LoadedDataSet shapes = DataSets.Load("shapes");
    for (int part = 0; part < 5; part++) Write($"data_batch_{part + 1}.bin", shapes.Train, part * 1000, 1000);
    Write("test_batch.bin", shapes.Test, 0, 1000);
    return CifarFolder.Load(folder);
}

void Write(string name, Dataset set, int from, int count)
{
    using FileStream file = File.Create(Path.Combine(folder, name));
    for (int i = from; i < from + count; i++)
    {
        Sample sample = set[i];
        file.WriteByte((byte)sample.Label.Item<long>());
        file.Write(sample.Data.ToArray<byte>());
    }
}

string? Text(string name) => args.SkipWhile(a => a != name).Skip(1).FirstOrDefault();

int Number(string name, int usual) => Text(name) is { } text ? int.Parse(text) : usual;
