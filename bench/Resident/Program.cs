using System.Diagnostics;
using System.Globalization;
using Whetstone;
using Whetstone.Data;
using Whetstone.Nn;
using Whetstone.Optim;
using Whetstone.Zoo;

// Whether memory stays flat while LeNet learns Fashion-MNIST eagerly, in a loop written out: resident memory of the process after some steps.
//   dotnet run -c Release --project bench/Resident -- [STEPS]
// Nothing is disposed and no collection is asked for: that is the point.
int steps = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 2000, step = 0;
LoadedDataSet data = DataSets.Load("fashion-mnist");
Module net = LeNet.Build();
net.Initialize(new Rng(1));
DataLoader loader = new(data.Train, 256, shuffle: true, seed: 1, transforms: [new ToFloat()]);
SoftmaxCrossEntropyLoss lossFn = new();
Sgd? optimizer = null;
Process self = Process.GetCurrentProcess();
for (int epoch = 0; step < steps; epoch++)
    foreach (Batch batch in loader.Epoch(epoch))
    {
        Tensor loss = lossFn.Call(net.Call(batch.Data), batch.Label).Mean();
        loss.Backward();
        optimizer ??= new Sgd([.. net.Parameters()], 0.1f);
        optimizer.Step();
        optimizer.ZeroGrad();
        step++;
        if (step is 50 or 100 or 200 || step % 500 == 0 || step == steps) Print(loss);
        if (step == steps) break;
    }

void Print(Tensor loss)
{
    self.Refresh();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"step {step,5}: {self.WorkingSet64 >> 20} MiB resident, {GC.GetGCMemoryInfo().TotalCommittedBytes >> 20} of them managed; full collections {GC.CollectionCount(2)}; loss {loss.Item():0.000}"));
}
