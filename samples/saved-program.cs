#:project ../src/Whetstone.Learn
#:project ../src/Whetstone.Zoo

// From eager to a file: LeNet is traced, saved, loaded without its classes, and timed side by side with the eager network.
//     dotnet run samples/saved-program.cs [FILE]
using System.Diagnostics;
using Whetstone;
using Whetstone.Compiler;
using Whetstone.Nn;
using Whetstone.Zoo;

string path = args.Length > 0 ? args[0] : Path.Combine(Path.GetTempPath(), $"lenet-{Guid.NewGuid():N}.whet");
#region save
Sequential net = LeNet.Build();
net.Initialize(new Rng(1));
Tensor x = Tensor.Normal([64, 1, 28, 28], new Rng(2));
using (Autograd.Pause())
{
    net.Call(x);        // sizes that follow from the input are known now
    Whetstone.Program program = Whetstone.Program.Trace(images => net.Call(images).Softmax(-1), x.Spec);
    program.Save(path);
}
#endregion

#region load
Executable loaded = Whetstone.Program.Load(path).Compile();
Tensor classes = loaded.Run(x)[0];
#endregion
Console.WriteLine($"file: {new FileInfo(path).Length} bytes");
if (args.Length == 0) File.Delete(path);

using IDisposable predicting = Autograd.Pause();
Tensor eager = net.Call(x).Softmax(-1);
bool same = eager.ToArray().AsSpan().SequenceEqual(classes.ToArray());
Console.WriteLine($"the loaded program gives the bits of the network: {same}");

double slow = double.MaxValue, fast = double.MaxValue;
for (int i = 0; i < 200; i++)
{
    slow = Math.Min(slow, Time(() => net.Call(x).Softmax(-1)));
    fast = Math.Min(fast, Time(() => loaded.Replay(x)));
}
Console.WriteLine($"eager {1000 * slow:F3} ms, program {1000 * fast:F3} ms, speed-up {slow / fast:F2}");
return same ? 0 : 1;

static double Time(Action action)
{
    long start = Stopwatch.GetTimestamp();
    action();
    return Stopwatch.GetElapsedTime(start).TotalSeconds;
}
