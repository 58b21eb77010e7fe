#:project ../src/Whetstone.Learn

// LeNet with layers and a trainer, and the training loop written out.
//     dotnet run samples/lenet-with-layers.cs [--epochs N] [--samples N] [--print-batches N]
using System.Diagnostics;
using Whetstone;
using Whetstone.Data;
using Whetstone.Nn;
using Whetstone.Optim;

const int batchSize = 256;
const string context = "cpu(0)";
LoadedDataSet data = DataSets.Load("fashion-mnist");
DataLoader trainData = new(data.Train.Take(Number("--samples", 60_000)), batchSize, shuffle: true, seed: 1, transforms: [new ToFloat()]);
DataLoader testData = new(data.Test.Take(Number("--samples", 10_000)), batchSize, transforms: [new ToFloat()]);

#region network
Sequential net = new();
net.Add(
    new Conv2d(20, 5, Activation.Relu),
    new MaxPool2d(2, stride: 2),
    new Conv2d(50, 3, Activation.Relu),
    new MaxPool2d(2, stride: 2),
    new Flatten(),
    new Dense(128, Activation.Relu),
    new Dense(10));
net.Initialize(new Rng(1), Initial.Uniform(0.07f));     // input sizes follow from the first batch
#endregion
Console.WriteLine($"initialize weight on {context}");

#region trainer
SoftmaxCrossEntropyLoss loss = new(reduction: Reduction.Sample);
Trainer trainer = new(net, "sgd", new OptimizerOptions { LearningRate = 0.5f });
#endregion
return Train(Number("--epochs", 5), Number("--print-batches", 0)) ? 0 : 1;

double EvaluateAccuracy(DataLoader batches)
{
    using IDisposable off = Autograd.Pause();
    double right = 0, n = 0;
    foreach (Batch batch in batches.Epoch(0))
    {
        right += Right(net.Call(batch.Data), batch.Label);
        n += batch.Size;
    }
    return right / n;
}

bool Train(int epochs, int printBatches)
{
    Console.WriteLine($"Start training on  {context}");     // two blanks, as the original prints
    double trainLoss = 0, n = 0, testAcc = 0;
    for (int epoch = 0; epoch < epochs; epoch++)
    {
        (trainLoss, n) = (0, 0);
        double trainAcc = 0;
        long start = Stopwatch.GetTimestamp();
        #region loop
        foreach (Batch batch in trainData.Epoch(epoch))
        {
            Tensor output, l;
            using (Autograd.Record())
            {
                output = net.Call(batch.Data);
                l = loss.Call(output, batch.Label);
            }
            l.Backward();
            trainer.Step(batch.Size);
            trainAcc += Right(output, batch.Label);
            trainLoss += l.Sum().Item();
            n += batch.Size;
            if (printBatches > 0 && (batch.Number + 1) % printBatches == 0)
                Console.WriteLine($"Batch {n:F0}. Loss: {trainLoss / n:F6}, Train acc {trainAcc / n:F6}");
        }
        #endregion
        testAcc = EvaluateAccuracy(testData);
        Console.WriteLine($"Epoch {epoch}. Loss: {trainLoss / n:F3}, Train acc {trainAcc / n:F2}, Test acc {testAcc:F2}, Time {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} sec");
    }
    bool whole = epochs >= 5 && trainData.Dataset.Count == 60_000;
    return double.IsFinite(trainLoss) && (!whole || testAcc >= 0.86);
}

static double Right(Tensor output, Tensor label) => output.ArgMax(1).Equal(label).To(DType.Float32).Sum().Item();
int Number(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and int at ? int.Parse(args[at + 1]) : otherwise;
