#:project ../src/Whetstone.Learn

// LeNet on Fashion-MNIST with the training loop of the library.
//     dotnet run samples/learner-in-ten-lines.cs [--quick]
#region program
using Whetstone;
using Whetstone.Data;
using Whetstone.Learn;
using Whetstone.Nn;
using Whetstone.Optim;

bool quick = args.Contains("--quick");
LoadedDataSet data = DataSets.Load("fashion-mnist");     // fetched on first use, then read from the cache
DataLoader train = new(data.Train.Take(quick ? 2_560 : 60_000), 256, shuffle: true, transforms: [new ToFloat()]);
DataLoader test = new(data.Test.Take(quick ? 2_560 : 10_000), 256, transforms: [new ToFloat()]);

Sequential net = new(
    new Conv2d(20, 5, Activation.Relu), new MaxPool2d(2),
    new Conv2d(50, 3, Activation.Relu), new MaxPool2d(2),
    new Flatten(), new Dense(128, Activation.Relu), new Dense(10));
net.Initialize(new Rng(1), Initial.Uniform(0.07f));

int epochs = quick ? 1 : 5;
Sgd optimizer = new(net.Parameters(), learningRate: 0.5f);
// Step by step, the rate rises over a fifth of the run and falls to 0 over the rest.
Scheduled rate = new(new CosineDecay(epochs * 0.8).WithWarmUp(epochs * 0.2), optimizer.LearningRate);
Learner learner = new(net, train, new SoftmaxCrossEntropyLoss(), optimizer, valid: test, callbacks: [new EpochLines(), rate]);
learner.Fit(epochs);
#endregion

double loss = learner.TrainMetrics[0].Value;
Console.WriteLine(double.IsFinite(loss) ? "the loss is a number" : $"the loss is {loss}");
return double.IsFinite(loss) ? 0 : 1;
