#:project ../src/Whetstone.Learn
#:project ../src/Whetstone.Zoo
#:project ../src/Whetstone.Vision

// Dogs and cats by transfer: VGG16, trained on ImageNet, gets a last layer for two classes; only that layer is trained.
//     dotnet run samples/dogs-vs-cats.cs [--quick] [--data FOLDER] [--weights FILE] [--fetch] [--epochs N] [--out FOLDER]
// --data is a folder with one of images for each class, or as Kaggle has it (train/cat.0.jpg); --weights is torchvision's vgg16-397923af.pth, which is
// otherwise taken from the cache, or fetched with --fetch. Without data "dogs" and "cats" of two textures are drawn; without weights VGG16 starts from random
// numbers: then everything runs, and the accuracy says nothing.
using System.Globalization;
using Whetstone;
using Whetstone.Data;
using Whetstone.Nn;
using Whetstone.Optim;
using Whetstone.Vision;
using Whetstone.Weights;
using Whetstone.Zoo;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
bool quick = args.Contains("--quick");
int epochs = Number("--epochs", 1), side = quick ? 32 : 224;
string folder = Text("--out") ?? Path.Combine(Path.GetTempPath(), $"dogs-vs-cats-{Guid.NewGuid():N}");

#region data
string root = Text("--data") ?? Drawn();
LabelledItems<string> files = KnownLayouts.IsDogsVsCats(root) ? KnownLayouts.DogsVsCats(root) : ImageFolder.Files(root);
ImageTransform middle = new Compose(new ToRgb(), new ResizeShort(side), new CenterCrop(side, side));
ItemSets sets = files.ReadImages(train: middle, validation: middle, new() { AtLeast = (side, side) });
BatchTransform[] transforms = [new ToFloat(), new Normalize(ImageNetTransforms.Mean, ImageNetTransforms.Std)];
DataLoader train = new(sets.Train, quick ? 4 : 64, shuffle: true, seed: 1, transforms: transforms), valid = new(sets.Validation, quick ? 4 : 16, transforms: transforms);
#endregion

#region model
Vgg vgg = Pretrained();
vgg.Freeze();
vgg.Classifier[6] = new Linear(4096, 2);
vgg.Classifier.Add(new LogSoftmax(1));
vgg.Initialize(new Rng(1));
Console.WriteLine($"{vgg.TrainableCount()} of {vgg.ParameterCount()} parameters are trained");
NllLoss criterion = new(reduction: Reduction.Mean);
Sgd optimizer = new(vgg.Classifier[6].Parameters(), 0.001f);
#endregion

for (int epoch = 0; epoch < epochs; epoch++) TrainModel(epoch);
int[] predictions = TestModel();

// Eight that are right, drawn at random.
long[] labels = [.. Enumerable.Range(0, sets.Validation.Count).Select(i => files.Labels.Of(files.Items.Validation[i]).Item<long>())];
int[] right = [.. Enumerable.Range(0, labels.Length).Where(i => predictions[i] == labels[i])];
int[] eight = [.. Tensor.Permutation(right.Length, new Rng(1)).ToArray<long>().Take(8).Select(i => right[(int)i])];
if (eight.Length > 0)
{
    Directory.CreateDirectory(folder);
    Image.FromTensor(ImageGrid.Make([.. eight.Select(i => sets.Validation[i].Data)])).Save(Path.Combine(folder, "right.png"));
}
Console.WriteLine($"{eight.Length} that are right: {string.Join(' ', eight.Select(i => files.Classes[predictions[i]]))}");
return 0;

void TrainModel(int epoch)
{
    vgg.Train();
    double loss = 0, correct = 0;
    int seen = 0;
    foreach (Batch batch in train.Epoch(epoch))
    {
        Tensor output = vgg.Call(batch.Data), error = criterion.Call(output, batch.Label);
        optimizer.ZeroGrad();
        error.Backward();
        optimizer.Step();
        seen += batch.Size;
        loss += error.Item() * batch.Size;
        correct += Right(output, batch.Label);
        Console.WriteLine($"Training: No. {seen} process ... total: {sets.Train.Count}");
    }
    Console.WriteLine($"Loss: {loss / seen:F4} Acc: {correct / seen:F4}");
}

int[] TestModel()
{
    vgg.Eval();
    using IDisposable off = Autograd.NoGrad();
    double loss = 0, correct = 0;
    List<int> all = [];
    foreach (Batch batch in valid.Epoch(0))
    {
        Tensor output = vgg.Call(batch.Data);
        loss += criterion.Call(output, batch.Label).Item() * batch.Size;
        correct += Right(output, batch.Label);
        all.AddRange(output.ArgMax(1).ToArray<long>().Select(i => (int)i));
    }
    Console.WriteLine($"Test: Loss: {loss / all.Count:F4} Acc: {correct / all.Count:F4}");
    return [.. all];
}

static double Right(Tensor output, Tensor label) => output.ArgMax(1).Equal(label).To(DType.Float32).Sum().Item();

Vgg Pretrained()
{
    Vgg network = new(16);
    try
    {
        string file = Text("--weights") ?? Whetstone.Zoo.Pretrained.Find("vgg16").Fetch(new() { Offline = !args.Contains("--fetch") });
        network.LoadWeights(file);
    }
    catch (WebFileUnavailableException)
    {
        Console.WriteLine("the weights of ImageNet are not on this machine (--fetch fetches them, --weights FILE reads them): VGG16 starts from random numbers");
        // The starting values of its convolutions; the fully connected layers follow when all is initialised.
        network.Initialize(new Rng(2));
    }
    return network;
}

// Cats have stripes along rows, dogs along columns.
string Drawn()
{
    Console.WriteLine("--data FOLDER reads photographs; these are drawn: cats with stripes along rows, dogs along columns");
    Random random = new(1);
    foreach (string name in (string[])["cat", "dog"])
    {
        Directory.CreateDirectory(Path.Combine(folder, name));
        for (int n = 0; n < 10; n++)
        {
            int width = random.Next(3, 7), height = side + random.Next(8);
            byte[] pixels = new byte[height * height * 3];
            for (int i = 0; i < pixels.Length; i++) pixels[i] = (byte)((name == "cat" ? i / 3 / height : i / 3 % height) / width % 2 * 150 + random.Next(100));
            new Image(height, height, 3, pixels).Save(Path.Combine(folder, name, $"{n}.png"));
        }
    }
    return folder;
}

string? Text(string name) => args.SkipWhile(a => a != name).Skip(1).FirstOrDefault();

int Number(string name, int usual) => Text(name) is { } text ? int.Parse(text) : usual;
