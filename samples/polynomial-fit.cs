#:project ../src/Whetstone.Learn

// A good fit, a model that is too simple, and too few examples: y = 1.2 x - 3.4 x^2 + 5.6 x^3 + 5 + noise.
//     dotnet run samples/polynomial-fit.cs [--epochs N] [--svg FILE]
using System.Text;
using Whetstone;
using Whetstone.Data;
using Whetstone.Nn;
using Whetstone.Optim;

const int numTrain = 100, numTest = 100;
int epochs = int.Parse(Option("--epochs") ?? "100");
Rng rng = new(1);
Tensor x = Tensor.Normal([numTrain + numTest, 1], rng);
Tensor X = Tensor.Concat([x, x * x, x * x * x], axis: 1);
Tensor y = 1.2 * X[.., ..1] - 3.4 * X[.., 1..2] + 5.6 * X[.., 2..] + 5 + Tensor.Normal([numTrain + numTest, 1], rng, std: .1);

Fit whole = Train("third degree", X[..numTrain], X[numTrain..], y[..numTrain], y[numTrain..]);
Fit linear = Train("straight line", x[..numTrain], x[numTrain..], y[..numTrain], y[numTrain..]);
Fit few = Train("two examples", X[..2], X[numTrain..], y[..2], y[numTrain..]);
if (Option("--svg") is { } path) File.WriteAllText(path, Svg([whole, linear, few]));

double[] truth = [1.2, -3.4, 5.6, 5];
double off = whole.Learned.Zip(truth, (a, b) => Math.Abs(a - b)).Max();
bool near = off < 0.3, under = linear.TrainLoss[^1] > 10 * whole.TrainLoss[^1], over = few.TestLoss[^1] > 10 * few.TrainLoss[^1];
Console.WriteLine($"weights within 0.3 of the truth: {near}");
Console.WriteLine($"the straight line underfits: {under}");
Console.WriteLine($"two examples overfit: {over}");
return near && under && over ? 0 : 1;

Fit Train(string title, Tensor XTrain, Tensor XTest, Tensor yTrain, Tensor yTest)
{
    Dense layer = new(1);
    Sequential net = new(layer);
    net.Initialize(new Rng(2), Initial.Uniform(0.07f));
    int batchSize = Math.Min(10, yTrain.Shape[0]);
    DataLoader train = new(new ArrayDataset(XTrain, yTrain), batchSize, shuffle: true, seed: 1);
    Trainer trainer = new(net, "sgd", new OptimizerOptions { LearningRate = 0.01f });
    L2Loss squareLoss = new();
    List<double> trainLoss = [], testLoss = [];
    for (int e = 0; e < epochs; e++)
    {
        foreach (Batch batch in train.Epoch(e))
        {
            Tensor loss;
            using (Autograd.Record()) loss = squareLoss.Call(net.Call(batch.Data), batch.Label);
            loss.Backward();
            trainer.Step(batchSize);
        }
        using IDisposable off = Autograd.NoGrad();
        trainLoss.Add(squareLoss.Call(net.Call(XTrain), yTrain).Mean().Item());
        testLoss.Add(squareLoss.Call(net.Call(XTest), yTest).Mean().Item());
    }
    float[] weight = layer.Weight.Data.ToArray(), bias = layer.Bias!.Data.ToArray();
    Console.WriteLine($"{title}: train loss {trainLoss[^1]:F4}, test loss {testLoss[^1]:F4}, weight {string.Join(" ", weight.Select(w => $"{w:F3}"))}, bias {bias[0]:F3}");
    return new(title, trainLoss, testLoss, [.. weight.Concat(bias).Select(v => (double)v)]);
}

// Two curves a fit, on a logarithmic scale from 0.001 to 1000.
static string Svg(Fit[] fits)
{
    StringBuilder svg = new($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{fits.Length * 320}\" height=\"240\" font-family=\"sans-serif\" font-size=\"12\">\n");
    for (int i = 0; i < fits.Length; i++)
    {
        svg.Append($"<g transform=\"translate({i * 320 + 40},20)\"><rect width=\"260\" height=\"180\" fill=\"none\" stroke=\"#999\"/>")
           .Append($"<text x=\"130\" y=\"-6\" text-anchor=\"middle\">{fits[i].Title}</text><text x=\"130\" y=\"198\" text-anchor=\"middle\">epoch</text>");
        for (int power = -3; power <= 3; power += 2) svg.Append($"<text x=\"-4\" y=\"{94 - 30 * power}\" text-anchor=\"end\">1e{power}</text>");
        Curve(fits[i].TrainLoss, "#1f77b4", "train", 20);
        Curve(fits[i].TestLoss, "#ff7f0e", "test", 36);
        svg.Append("</g>\n");
    }
    return svg.Append("</svg>\n").ToString();

    void Curve(List<double> losses, string colour, string name, int at)
    {
        IEnumerable<string> points = losses.Select((l, e) => $"{260.0 * e / Math.Max(1, losses.Count - 1):F1},{90 - 30 * Math.Clamp(Math.Log10(l), -3, 3):F1}");
        svg.Append($"<polyline fill=\"none\" stroke=\"{colour}\" points=\"{string.Join(" ", points)}\"/><text x=\"250\" y=\"{at}\" text-anchor=\"end\" fill=\"{colour}\">{name}</text>");
    }
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and int at ? args[at + 1] : null;

internal sealed record Fit(string Title, List<double> TrainLoss, List<double> TestLoss, double[] Learned);
