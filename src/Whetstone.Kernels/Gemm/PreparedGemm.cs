namespace Whetstone.Kernels;

/// <summary>Matrix products with a B that is kept in the order in which the kernel reads it: worth it while B does not change.</summary>
/// <remarks>The order is that of this processor's vectors; the length is the same on all.</remarks>
public static unsafe class PreparedGemm
{
    /// <summary>Floats that a prepared B [k, n] takes.</summary>
    public static long Length(int n, int k) => Panels.Room(n) * k;

    /// <summary>Brings B into that order.</summary>
    /// <param name="transB">B is stored [n, k].</param>
    /// <param name="n">Columns of B.</param>
    /// <param name="k">Rows of B.</param>
    /// <param name="b">[k, n], or [n, k].</param>
    /// <param name="prepared">At least <see cref="Length"/> floats.</param>
    /// <param name="workers">The threads to use.</param>
    public static void Prepare(bool transB, int n, int k, ReadOnlySpan<float> b, Span<float> prepared, Workers workers)
    {
        Lengths.Require(b.Length, (long)k * n, nameof(b));
        Lengths.Require(prepared.Length, Length(n, k), nameof(prepared));
        if (n == 0 || k == 0) return;
        fixed (float* pb = b, to = prepared)
            workers.For(Panels.Count(n), 1, new PackPanels { Transposed = transB, B = pb, Row = transB ? k : n, Packed = to, K = k, Columns = n });
    }

    /// <summary><c>C[m, n] = fn(A[m, k] · B[k, n] + bias)</c>; C is overwritten.</summary>
    /// <param name="fn">The function, such as an activation.</param>
    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of C.</param>
    /// <param name="k">Length of the sums, at least 1.</param>
    /// <param name="a">[m, k].</param>
    /// <param name="b">B as <see cref="Prepare"/> left it.</param>
    /// <param name="bias">Empty, or [n]: added to every row.</param>
    /// <param name="c">[m, n].</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void Run<TFn>(TFn fn, int m, int n, int k, ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> bias, Span<float> c, Workers workers)
        where TFn : struct, IPointwise
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        Lengths.Require(a.Length, (long)m * k, nameof(a));
        Lengths.Require(b.Length, Length(n, k), nameof(b));
        Lengths.Require(c.Length, (long)m * n, nameof(c));
        if (!bias.IsEmpty) Lengths.Require(bias.Length, n, nameof(bias));
        if (m == 0 || n == 0) return;
        fixed (float* pa = a, pb = b, pc = c)
        {
            ProductChunk chunk = new()
            {
                Grid = ProductGrid.Of(m, n),
                M = m,
                N = n,
                K = k,
                A = pa,
                RowA = k,
                StepA = 1,
                CopyA = n > 2 * Tiles.Panel && m > 1,
                Packed = pb,
                C = pc,
                RowC = n,
                Init = Gemm.PaddedBias(bias, n),
                Finish = Finish.Of(ref fn, pc, null),
            };
            workers.For(chunk.Grid.Chunks, 1, chunk);
        }
    }
}
