#:project ../src/Whetstone.Learn

// Transfer learning: a network trained on MNIST's digits is adapted to the clothes of Fashion-MNIST, of which only a few images are
// used, and compared with the same network trained on these from its starting values, for as many epochs.
//     dotnet run samples/fine-tune.cs [--quick] [--images N] [--digits N] [--seeds N]
using System.Globalization;
using Whetstone;
using Whetstone.Data;
using Whetstone.Learn;
using Whetstone.Nn;
using Whetstone.Optim;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
bool quick = args.Contains("--quick");
int images = Number("--images", 256), digits = Number("--digits", quick ? 2_048 : 16_384), seeds = Number("--seeds", quick ? 1 : 3);
const int frozenEpochs = 3, epochs = 8;
LoadedDataSet mnist = DataSets.Load("mnist"), fashion = DataSets.Load("fashion-mnist");
DataLoader test = Images(fashion.Test.Take(quick ? 2_000 : 10_000), 250, null);

Console.WriteLine($"{images} images of Fashion-MNIST, {epochs} epochs; {digits} of MNIST before");
Console.WriteLine("seed  from scratch  fine-tuned  body frozen");
double[][] rows = [.. Enumerable.Range(1, seeds).Select(seed => Row((ulong)seed))];
foreach (string name in (string[])["mean", "low", "high"])
    Console.WriteLine($"{name,-4}  {string.Join("  ", rows[0].Select((_, i) => Over([.. rows.Select(r => r[i])], name).ToString("F4")).Select((v, i) => v.PadLeft(i == 0 ? 12 : i == 1 ? 10 : 11)))}");
bool helps = rows.All(r => r[1] > r[0]);
Console.WriteLine($"fine-tuning beats training from scratch for every seed: {helps}");
return helps || quick ? 0 : 1;

double[] Row(ulong seed)
{
    DataLoader few = Images(fashion.Train.Take(images), 32, seed);
    Sequential trained = Pretrained(seed);
    double[] row = [Scratch(few, seed), FineTuned(few, trained, seed), Frozen(few, trained, seed)];
    Console.WriteLine($"{seed,4}  {row[0],12:F4}  {row[1],10:F4}  {row[2],11:F4}");
    return row;
}

#region network
static Sequential Network(ulong seed)
{
    Sequential net = new(
        new Conv2d(1, 16, 3, padding: 1), new BatchNorm2d(16), new Relu(), new MaxPool2d(2),
        new Conv2d(16, 32, 3, padding: 1), new BatchNorm2d(32), new Relu(), new MaxPool2d(2),
        new Conv2d(32, 64, 3, padding: 1), new BatchNorm2d(64), new Relu(),
        new AdaptiveAvgPool2d(1), new Flatten(), new Linear(64, 10));
    net.Initialize(new Rng(seed));
    return net;
}
#endregion

// One cycle over a number of epochs: the rate rises and falls, and Adam's first momentum falls and rises.
#region cycle
void OneCycle(Module net, DataLoader train, Adam optimizer, int length)
{
    Learner learner = new(net, train, new SoftmaxCrossEntropyLoss(), optimizer);
    learner.Compile().Fit(length, [
        new Scheduled(Cosines.OneCycle(length), optimizer.LearningRate),
        new ScheduledSetting(Cosines.OneCycleMomentum(length), 0.95f, momentum => optimizer.Beta1 = momentum)]);
}
#endregion

Sequential Pretrained(ulong seed)
{
    Sequential net = Network(seed);
    OneCycle(net, Images(mnist.Train.Take(digits), 128, seed), new Adam(net.Parameters(), 0.01f), 2);
    return net;
}

double Scratch(DataLoader few, ulong seed)
{
    Sequential net = Network(seed + 100);
    net = new(Body.Of(net), NewHead(net, seed));
    OneCycle(net, few, new Adam(net.Parameters(), 0.01f), epochs);
    return Accuracy(net);
}

#region fine-tune
double FineTuned(DataLoader few, Sequential trained, ulong seed)
{
    Sequential net = Copy(trained), body = Body.Of(net), head = NewHead(net, seed);
    net = new(body, head);
    LayerGroups groups = LayerGroups.Split(body, head);

    // First the head alone; the body goes on normalising by what it sees.
    groups.Freeze(FrozenNorm.Learn);
    OneCycle(net, few, new Adam(net.Parameters(), 0.01f), frozenEpochs);

    // Then all, the first layers a third as fast as the last.
    groups.Unfreeze();
    LayerRates rates = LayerRates.Between(0.003f, 0.01f, groups.Count);
    OneCycle(net, few, new Adam(rates.Of(groups), rates.Highest), epochs - frozenEpochs);
    return Accuracy(net);
}
#endregion

// Only the head, on features that are as they were, running statistics included.
double Frozen(DataLoader few, Sequential trained, ulong seed)
{
    Sequential net = Copy(trained), body = Body.Of(net), head = NewHead(net, seed);
    net = new(body, head);
    new LayerGroups([body], [head]).Freeze(FrozenNorm.Fix);
    OneCycle(net, few, new Adam(net.Parameters(), 0.01f), epochs);
    return Accuracy(net);
}

// Both kinds of training get the same kind of head, with the same starting values.
static Sequential NewHead(Module net, ulong seed)
{
    Sequential head = Head.Simple(Body.Features(Body.Of(net), [1, 28, 28]), 10);
    head.Initialize(new Rng(seed).Split("head"));
    return head;
}

static Sequential Copy(Sequential trained)
{
    Sequential copy = Network(0);
    copy.LoadStateDict(trained.StateDict());
    return copy;
}

double Accuracy(Module net) => Evaluation.Of(net, test, new SoftmaxCrossEntropyLoss())[1].Value;

static DataLoader Images(Dataset data, int batch, ulong? seed) =>
    new(data, batch, shuffle: seed is not null, seed: seed ?? 0, transforms: [new ToFloat(), new Normalize(0.1307, 0.3081)]);

static double Over(double[] values, string name) => name switch { "mean" => values.Average(), "low" => values.Min(), _ => values.Max() };
int Number(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and int at ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
