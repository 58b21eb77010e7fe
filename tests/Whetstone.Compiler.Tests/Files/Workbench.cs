using Whetstone.Testing;

namespace Whetstone.Compiler.Tests.Files;

/// <summary>A folder of its own for a test, and programs to put there.</summary>
public abstract class Workbench : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("whetstone-tests-");

    protected string At(string name) => Path.Combine(folder.FullName, name);

    public void Dispose()
    {
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The network as it predicts.</summary>
    private protected static Program Predicting(TrainingStep step)
    {
        using IDisposable mode = Autograd.Pause();
        return Program.Trace(x => step.Net.Call(x).Softmax(-1), new Spec(step.Input));
    }

    /// <summary>A program with attributes of every kind, a constant, captured tensors that share memory, and a view.</summary>
    private protected static Program Mixed()
    {
        Tensor whole = Tensors.Normal([4, 6], seed: 1), part = whole[1..3], image = Tensors.In(Tensors.Normal([2, 3, 4, 5], seed: 2), Format.ChannelsLast);
        return Program.Trace(x =>
        {
            Tensor y = x[0].Linear(whole) + part.Sum() * 2.5;
            Tensor z = x[1].Conv2d(image, stride: (Size2)2, padding: (Size2)(1, 0)).Clip(-0.5f, float.PositiveInfinity);
            return [y.Swish(1.5f).Reshape(2, -1), z.Mean([2, 3], keepDims: true), y.ArgMax(1), part];
        }, new Spec([3, 6]), new Spec([2, 3, 9, 9]));
    }
}
