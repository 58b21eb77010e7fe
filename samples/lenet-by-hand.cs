#:project ../src/Whetstone.Learn

// LeNet with nothing but tensors: parameters, forward pass, gradient descent and accuracy are all written out.
//     dotnet run samples/lenet-by-hand.cs [--epochs N] [--samples N]
using Whetstone;
using Whetstone.Data;

// 28 x 28 grey images with values from 0 to 1, and the number of the class of each.
const int batchSize = 256;
LoadedDataSet data = DataSets.Load("fashion-mnist");
DataLoader trainData = new(data.Train.Take(Number("--samples", 60_000)), batchSize, shuffle: true, seed: 1, transforms: [new ToFloat()]);
DataLoader testData = new(data.Test.Take(Number("--samples", 10_000)), batchSize, transforms: [new ToFloat()]);

#region parameters
// Weights start as small random numbers, biases at zero.
Rng rng = new(1);
const double weightScale = .01;
Tensor W1 = Tensor.Normal([20, 1, 5, 5], rng, std: weightScale), b1 = Tensor.Zeros([20]);     // 20 kernels of 5 x 5
Tensor W2 = Tensor.Normal([50, 20, 3, 3], rng, std: weightScale), b2 = Tensor.Zeros([50]);    // 50 kernels of 3 x 3, each over 20 channels
Tensor W3 = Tensor.Normal([1250, 128], rng, std: weightScale), b3 = Tensor.Zeros([128]);      // 50 x 5 x 5 = 1250
Tensor W4 = Tensor.Normal([128, 10], rng, std: weightScale), b4 = Tensor.Zeros([10]);         // one output a class

Tensor[] parameters = [W1, b1, W2, b2, W3, b3, W4, b4];
foreach (Tensor param in parameters) param.AttachGrad();
#endregion

Tensor Net(Tensor X, bool verbose = false)
{
    // First convolution: 28 - 5 + 1 = 24 wide, then halved by the pooling.
    Tensor h1Conv = X.Conv2d(W1, b1);
    Tensor h1 = h1Conv.Relu().MaxPool2d(2, stride: 2);
    // Second convolution: 12 - 3 + 1 = 10 wide, then halved, then laid out as one row an image.
    Tensor h2Conv = h1.Conv2d(W2, b2);
    Tensor h2 = h2Conv.Relu().MaxPool2d(2, stride: 2).Flatten();
    // Two fully connected layers.
    Tensor h3 = (h2.MatMul(W3) + b3).Relu();
    Tensor h4Linear = h3.MatMul(W4) + b4;
    if (verbose)
    {
        Console.WriteLine($"X: {Text(X.Shape)}");
        Console.WriteLine($"h1_conv: {Text(h1Conv.Shape)}");
        Console.WriteLine($"1st conv block: {Text(h1.Shape)}");
        Console.WriteLine($"h2_conv: {Text(h2Conv.Shape)}");
        Console.WriteLine($"2nd conv block: {Text(h2.Shape)}");
        Console.WriteLine($"1st dense: {Text(h3.Shape)}");
        Console.WriteLine($"2nd dense: {Text(h4Linear.Shape)}");
        Console.WriteLine($"output: {h4Linear}");
    }
    return h4Linear;
}

// The part of the rows whose largest output is at the label.
double Accuracy(Tensor output, Tensor label) => output.ArgMax(1).Equal(label).To(DType.Float32).Mean().Item();

double EvaluateAccuracy(DataLoader batches)
{
    using IDisposable off = Autograd.Pause();
    return batches.Epoch(0).Average(batch => Accuracy(Net(batch.Data), batch.Label));
}

#region sgd
// Gradient descent. The assignment changes the parameter in place, so it must not be recorded.
void SGD(Tensor[] parameters, double lr)
{
    using IDisposable off = Autograd.NoGrad();
    foreach (Tensor param in parameters) param.Assign(param - lr * param.Grad!);
}
#endregion

foreach (Batch batch in trainData.Epoch(0).Take(1))
{
    Console.WriteLine(Text(batch.Data.Shape));
    using (Autograd.Pause()) Net(batch.Data, verbose: true);
}

const double learningRate = .2;
double meanLoss = 0, testAcc = 0;
int epochs = Number("--epochs", 5);
for (int epoch = 0; epoch < epochs; epoch++)
{
    double trainLoss = 0, trainAcc = 0;
    foreach (Batch batch in trainData.Epoch(epoch))
    {
        Tensor output, loss;
        using (Autograd.Record())
        {
            output = Net(batch.Data);
            loss = output.SoftmaxCrossEntropy(batch.Label);     // one loss an image
        }
        loss.Backward();                                        // gradients of their sum,
        SGD(parameters, learningRate / batchSize);              // so the step is divided by their number
        trainLoss += loss.Mean().Item();
        trainAcc += Accuracy(output, batch.Label);
    }
    (meanLoss, testAcc) = (trainLoss / trainData.Count, EvaluateAccuracy(testData));
    Console.WriteLine($"Epoch {epoch}. Loss: {meanLoss:F6}, Train acc {trainAcc / trainData.Count:F6}, Test acc {testAcc:F6}");
}

// With all images and five epochs the network must have learned; a shorter run must at least not have gone astray.
bool whole = epochs >= 5 && trainData.Dataset.Count == 60_000;
return double.IsFinite(meanLoss) && meanLoss < 2.4 && (!whole || testAcc >= 0.80) ? 0 : 1;

static string Text(Shape shape) => $"({string.Join(", ", shape)})";
int Number(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and int at ? int.Parse(args[at + 1]) : otherwise;
