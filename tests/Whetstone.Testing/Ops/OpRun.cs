using System.Runtime.CompilerServices;
using Whetstone.Kernels;

namespace Whetstone.Testing;

/// <summary>Ways to run an op that users have not.</summary>
public static class OpRun
{
    /// <summary>The bytes an op leaves in memory that held <paramref name="before"/> everywhere; null for a view, which runs no kernel.</summary>
    public static byte[]? Into(Op op, Tensor[] inputs, byte before)
    {
        Spec[] specs = [.. inputs.Select(x => x.Spec)];
        if (op.View(specs) is not null) return null;
        Tensor[] x = new Tensor[inputs.Length];
        for (int i = 0; i < x.Length; i++) x[i] = Tensors.In(inputs[i], op.InputFormat(i, inputs));
        Tensor y = Empty(null!, op.Infer(specs), op.OutputFormat(x));
        Bytes(y).Fill(before);
        op.Run(New(x, y, Workers.Current));
        byte[] result = Bytes(y).ToArray();
        GC.KeepAlive(x);
        GC.KeepAlive(y);
        return result;
    }

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "Empty")]
    private static extern Tensor Empty(Tensor type, Spec spec, Format format);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Bytes")]
    private static extern Span<byte> Bytes(Tensor x);

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern Launch New(ReadOnlySpan<Tensor> inputs, Tensor output, Workers workers);
}
