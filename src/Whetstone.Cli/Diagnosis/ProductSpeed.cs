namespace Whetstone.Cli;

/// <summary>How fast this machine multiplies matrices: the work that networks are made of.</summary>
internal static class ProductSpeed
{
    private const int Size = 768;

    /// <summary>Billions of floating point operations a second.</summary>
    internal static double Measure()
    {
        Rng rng = new(0);
        Tensor a = Tensor.Normal([Size, Size], rng), b = Tensor.Normal([Size, Size], rng);
        using IDisposable off = Autograd.Pause();
        return 2.0 * Size * Size * Size / (Timing.Median(() => a.MatMul(b), 0.5) * 1e6);
    }
}
