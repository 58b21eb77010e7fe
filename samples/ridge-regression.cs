#:project ../src/Whetstone.Learn

// Weight decay against overfitting: 20 examples, 200 inputs. Written out first, then with layers.
//     dotnet run samples/ridge-regression.cs [--epochs N]
using Whetstone;
using Whetstone.Data;
using Whetstone.Nn;
using Whetstone.Optim;

const int numTrain = 20, numTest = 100, numInputs = 200, batchSize = 1;
const float learningRate = 0.005f;
int epochs = Number("--epochs", 10);

// y = 0.05 + sum of 0.01 x + noise: far more inputs than examples, so a fit without restraint learns the noise.
Rng rng = new(1);
Tensor X = Tensor.Normal([numTrain + numTest, numInputs], rng);
Tensor y = X.MatMul(Tensor.Full([numInputs, 1], 0.01)) + 0.05 + Tensor.Normal([numTrain + numTest, 1], rng, std: 0.01);
(Tensor XTrain, Tensor XTest) = (X[..numTrain], X[numTrain..]);
(Tensor yTrain, Tensor yTest) = (y[..numTrain], y[numTrain..]);
DataLoader train = new(new ArrayDataset(XTrain, yTrain), batchSize, shuffle: true, seed: 1);

(double scratchFree, double scratchDecayed) = (Scratch(0), Scratch(5));
(double layersFree, double layersDecayed) = (Layers(0), Layers(5));
bool good = scratchDecayed < scratchFree / 5 && layersDecayed < layersFree / 5;
Console.WriteLine(good ? "weight decay lowers the test loss" : "weight decay does not lower the test loss");
return good ? 0 : 1;

double Scratch(double lambda)
{
    Rng start = new(2);
    Tensor w = (Tensor.Normal([numInputs, 1], start) * 0.1).AttachGrad(), b = Tensor.Zeros([1]).AttachGrad();
    List<double> trainLoss = [], testLoss = [];
    for (int e = 0; e < epochs; e++)
    {
        foreach (Batch batch in train.Epoch(e))
        {
            Tensor loss;
            using (Autograd.Record())
                loss = (Net(batch.Data) - batch.Label).Square() / 2 + lambda * (((w * w).Sum() + b * b) / 2);     // the penalty is part of the loss
            loss.Backward();
            using (Autograd.NoGrad())
                foreach (Tensor param in (Tensor[])[w, b]) param.Assign(param - learningRate * param.Grad!);
        }
        using IDisposable off = Autograd.NoGrad();
        trainLoss.Add((Net(XTrain) - yTrain).Square().Mean().Item() / 2);
        testLoss.Add((Net(XTest) - yTest).Square().Mean().Item() / 2);
    }
    return Report($"by hand, penalty {lambda}", trainLoss, testLoss);

    Tensor Net(Tensor x) => x.MatMul(w) + b;
}

double Layers(float weightDecay)
{
    Sequential net = new(new Dense(1));
    net.Initialize(new Rng(3), Initial.Normal(sigma: 1));
    L2Loss squareLoss = new();
    net.Call(XTrain);
    Trainer trainer = new(net, "sgd", new OptimizerOptions { LearningRate = learningRate, WeightDecay = weightDecay });
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
    return Report($"with layers, weight decay {weightDecay}", trainLoss, testLoss);
}

static double Report(string what, List<double> trainLoss, List<double> testLoss)
{
    Console.WriteLine($"{what}: test loss {testLoss[0]:F4} after the first epoch, {testLoss[^1]:F4} after the last; train loss {trainLoss[^1]:F4}");
    return testLoss[^1];
}

int Number(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and int at ? int.Parse(args[at + 1]) : otherwise;
