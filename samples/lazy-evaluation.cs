#:project ../src/Whetstone.Learn

// Deferred execution: calls are queued and return at once; memory with and without a synchronising call in each batch.
//     dotnet run samples/lazy-evaluation.cs [--batches N]
using System.Diagnostics;
using Whetstone;
using Whetstone.Nn;
using Whetstone.Optim;

int count = args is ["--batches", var n] ? int.Parse(n) : 60;
double queued, whole;
float deferred;

#region queue
using (Tensor.Defer())
{
    Tensor x = Tensor.Ones([2000, 2000]);
    x.WaitToRead();
    long start = Stopwatch.GetTimestamp();
    Tensor y = x.MatMul(x);
    queued = Stopwatch.GetElapsedTime(start).TotalSeconds;
    Console.WriteLine($"workloads are queued: {queued:F6} sec");
    y.WaitToRead();
    whole = Stopwatch.GetElapsedTime(start).TotalSeconds;
    Console.WriteLine($"workloads are finished: {whole:F6} sec");
    deferred = y[7, 9].Item();
}
#endregion
Tensor ones = Tensor.Ones([2000, 2000]);
Console.WriteLine($"returned in less than a twentieth of the time: {queued < (whole - queued) / 20}");
Console.WriteLine($"the result is the eager one: {deferred == ones.MatMul(ones)[7, 9].Item()}");

#region network
Sequential net = new(new Dense(1024, Activation.Relu), new Dense(1024, Activation.Relu), new Dense(1));
net.Initialize(new Rng(1));
Trainer trainer = new(net, "sgd", new OptimizerOptions { LearningRate = 0.01f });
L2Loss loss = new();
net.Call(Tensor.Ones([1024, 1024]));
#endregion
Run(synchronous: true, 3);      // the first batches load code and fill caches

double with = Run(synchronous: true, count), without = Run(synchronous: false, count);
Console.WriteLine($"a synchronising call in each batch needs less memory: {with < without}");
return 0;

double Run(bool synchronous, int batches)
{
    GC.Collect();
    using (Tensor.Defer())
    {
        #region loop
        double mem = GetMem();
        double totalLoss = 0;
        foreach ((Tensor x, Tensor y) in GetData(batches))
        {
            Tensor L;
            using (Autograd.Record()) L = loss.Call(net.Call(x), y);
            if (synchronous) totalLoss += L.Sum().Item();
            L.Backward();
            trainer.Step(x.Shape[0]);
        }
        double most = GetMem();
        Tensor.WaitAll();
        Console.WriteLine($"Increased memory {Math.Max(most, GetMem()) - mem:F6} MB");
        #endregion
        return Math.Max(most, GetMem()) - mem;
    }
}

#region data
static IEnumerable<(Tensor X, Tensor Y)> GetData(int batches)
{
    long start = Stopwatch.GetTimestamp();
    for (int i = 0; i < batches; i++)
    {
        if (i % 10 == 0 && i != 0) Console.WriteLine($"batch {i}, time {Stopwatch.GetElapsedTime(start).TotalSeconds:F6} sec");
        yield return (Tensor.Ones([1024, 1024]), Tensor.Ones([1024]));
    }
}

static double GetMem()
{
    using Process process = Process.GetCurrentProcess();
    return process.WorkingSet64 / 1e6;
}
#endregion
