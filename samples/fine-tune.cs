#:project ../src/Whetstone.Learn

// Transfer learning: LeNet, trained on MNIST's digits, is adapted to the clothes of Fashion-MNIST, of which only some images are used,
// and compared with the same network trained on these from its starting values for as many epochs. Both get the learning rate that
// suits them best among the same ones.
//     dotnet run samples/fine-tune.cs [--quick] [--images N] [--digits N] [--seeds N]
using System.Globalization;
using Whetstone;
using Whetstone.Data;
using Whetstone.Learn;
using Whetstone.Nn;
using Whetstone.Optim;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
bool quick = args.Contains("--quick");
int images = Number("--images", quick ? 256 : 1_024), digits = Number("--digits", quick ? 1_024 : 8_192), seeds = Number("--seeds", quick ? 1 : 3);
const int epochs = 2;
float[] rates = [0.02f, 0.05f, 0.1f];
string[] ways = ["from scratch", "fine-tuned", "last layer only"];
LoadedDataSet mnist = DataSets.Load("mnist"), fashion = DataSets.Load("fashion-mnist");
DataLoader test = Images(fashion.Test.Take(quick ? 2_000 : 10_000), 250, null);

Console.WriteLine($"{images} images of Fashion-MNIST, {epochs} epochs; {digits} of MNIST before. Test accuracy, mean of {seeds} (low to high):");
double[][][] accuracies = [.. Enumerable.Range(1, seeds).Select(seed => OfSeed((ulong)seed))];
foreach (int way in Enumerable.Range(0, ways.Length))
    foreach (int r in Enumerable.Range(0, rates.Length)) Console.WriteLine($"{ways[way],-16} rate {rates[r]:F2}  {Figures(way, r)}");

int scratch = Best(0), tuned = Best(1);
Console.WriteLine($"best from scratch: {Figures(0, scratch)}");
Console.WriteLine($"best fine-tuned: {Figures(1, tuned)}");
bool helps = accuracies.All(a => a[1][tuned] > a[0][scratch]);
Console.WriteLine($"fine-tuning beats training from scratch for every seed: {helps}");
return helps || quick ? 0 : 1;

// By way, then by rate.
double[][] OfSeed(ulong seed)
{
    DataLoader few = Images(fashion.Train.Take(images), 32, seed);
    Sequential trained = Network(seed);
    Train(trained, Images(mnist.Train.Take(digits), 64, seed), new(trained.Parameters(), 0.05f, momentum: 0.9f));
    return [[.. rates.Select(r => Scratch(few, seed, r))], [.. rates.Select(r => FineTuned(few, trained, seed, r))], [.. rates.Select(r => LastLayer(few, trained, seed, r))]];
}

static Sequential Network(ulong seed)
{
    Sequential net = new(
        new Conv2d(1, 20, 5), new Relu(), new MaxPool2d(2),
        new Conv2d(20, 50, 3), new Relu(), new MaxPool2d(2),
        new Flatten(), new Linear(1250, 128), new Relu(), new Linear(128, 10));
    net.Initialize(new Rng(seed));
    return net;
}

double Scratch(DataLoader few, ulong seed, float rate)
{
    Sequential net = Network(seed + 100);
    Train(net, few, new(net.Parameters(), rate, momentum: 0.9f));
    return Accuracy(net);
}

#region adapted
// The trained values, and a last layer that starts anew: only it lacks values, so only it is initialised.
static Sequential Adapted(Sequential trained, ulong seed)
{
    Sequential net = Network(0);
    net.LoadStateDict(trained.StateDict());
    net[^1] = new Linear(128, 10);
    net.Initialize(new Rng(seed).Split("head"));
    return net;
}
#endregion

double FineTuned(DataLoader few, Sequential trained, ulong seed, float rate)
{
    #region fine-tune
    Sequential net = Adapted(trained, seed);
    LayerGroups groups = LayerGroups.ByClassifier(net);
    LayerRates slower = LayerRates.Between(rate / 3, rate, groups.Count);
    Train(net, few, new(slower.Of(groups), slower.Highest, momentum: 0.9f));
    #endregion
    return Accuracy(net);
}

double LastLayer(DataLoader few, Sequential trained, ulong seed, float rate)
{
    #region freeze
    Sequential net = Adapted(trained, seed);
    LayerGroups.ByClassifier(net).Freeze(FrozenNorm.Fix);
    Train(net, few, new(net.Parameters(), rate, momentum: 0.9f));
    #endregion
    return Accuracy(net);
}

void Train(Sequential net, DataLoader train, Sgd optimizer)
{
    Learner learner = new(net, train, new SoftmaxCrossEntropyLoss(), optimizer);
    learner.Compile().Fit(epochs, [new Scheduled(new CosineDecay(epochs), optimizer.LearningRate)]);
}

double Accuracy(Module net) => Evaluation.Of(net, test, new SoftmaxCrossEntropyLoss())[1].Value;

string Figures(int way, int rate)
{
    double[] all = [.. accuracies.Select(a => a[way][rate])];
    return $"{all.Average():F4} ({all.Min():F4} to {all.Max():F4})";
}

int Best(int way) => Enumerable.Range(0, rates.Length).MaxBy(r => accuracies.Average(a => a[way][r]));

static DataLoader Images(Dataset data, int batch, ulong? seed) =>
    new(data, batch, shuffle: seed is not null, seed: seed ?? 0, transforms: [new ToFloat(), new Normalize(0.1307, 0.3081)]);

int Number(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and int at ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
