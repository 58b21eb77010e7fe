namespace Whetstone.Nn;

/// <summary>Fills in what a layer could not know before its first input.</summary>
internal static class Deferred
{
    /// <summary>Gives the weight its shape, and creates weight and bias if they waited for it.</summary>
    internal static void Fill(Module layer, Parameter weight, Parameter? bias, Shape shape)
    {
        weight.Infer(shape);
        bias?.Infer(bias.Shape);
        GC.KeepAlive(layer);
    }
}
