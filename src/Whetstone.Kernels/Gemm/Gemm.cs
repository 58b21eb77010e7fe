using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Matrix products of float32, row-major and dense.</summary>
public static unsafe class Gemm
{
    // Floats of B that are packed at a time.
    private const int PackedFloats = 4 << 20, MostColumns = 4096;

    /// <summary><c>C[m, n] = A[m, k] · B[k, n]</c>, plus C and plus a bias as asked for.</summary>
    /// <param name="transA">A is stored [k, m].</param>
    /// <param name="transB">B is stored [n, k].</param>
    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of C.</param>
    /// <param name="k">Length of the sums; with 0 the product is zero.</param>
    /// <param name="a">[m, k], or [k, m].</param>
    /// <param name="b">[k, n], or [n, k].</param>
    /// <param name="c">[m, n].</param>
    /// <param name="bias">Empty, or [n]: added to every row.</param>
    /// <param name="accumulate">Adds to the content of C instead of overwriting it.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void Run(bool transA, bool transB, int m, int n, int k, ReadOnlySpan<float> a, ReadOnlySpan<float> b,
        Span<float> c, ReadOnlySpan<float> bias, bool accumulate, Workers workers)
    {
        Lengths.Require(a.Length, (long)m * k, nameof(a));
        Lengths.Require(b.Length, (long)k * n, nameof(b));
        Lengths.Require(c.Length, (long)m * n, nameof(c));
        if (!bias.IsEmpty) Lengths.Require(bias.Length, n, nameof(bias));
        if (m == 0 || n == 0) return;
        if (k == 0 || (accumulate && !bias.IsEmpty))
        {
            Seed(c[..(m * n)], bias, accumulate);
            if (k == 0) return;
            accumulate = true;
            bias = default;
        }

        fixed (float* pa = a, pb = b, pc = c)
        {
            ProductChunk chunk = new()
            {
                M = m,
                K = k,
                A = pa,
                C = pc,
                RowA = transA ? 1 : k,
                StepA = transA ? m : 1,
                RowC = n,
                CopyA = n > (transA ? Tiles.Width : 2 * Tiles.Panel),
            };
            float* start = accumulate ? pc : PaddedBias(bias, n);
            chunk.RowInit = accumulate ? n : 0;
            if (ProductGrid.Of(m, n) is { RowChunks: 1 } grid) Uncut(ref chunk, grid, transB, n, pb, start, workers);
            else Blocks(ref chunk, transB, n, pb, start, workers);
        }
    }

    /// <summary><paramref name="batch"/> products <c>C[i] = A[i] · B[i]</c> of matrices that lie a stride apart; C is overwritten.</summary>
    /// <param name="batch">Number of products.</param>
    /// <param name="transA">Each A is stored [k, m].</param>
    /// <param name="transB">Each B is stored [n, k].</param>
    /// <param name="m">Rows of each C.</param>
    /// <param name="n">Columns of each C.</param>
    /// <param name="k">Length of the sums.</param>
    /// <param name="a">The first A; the others follow.</param>
    /// <param name="strideA">Floats from one A to the next; 0 shares one.</param>
    /// <param name="b">The first B; the others follow.</param>
    /// <param name="strideB">Floats from one B to the next; 0 shares one.</param>
    /// <param name="c">[batch, m, n].</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void RunBatch(int batch, bool transA, bool transB, int m, int n, int k, ReadOnlySpan<float> a, int strideA,
        ReadOnlySpan<float> b, int strideB, Span<float> c, Workers workers)
    {
        if (batch == 0) return;
        Lengths.Require(a.Length, (batch - 1L) * strideA + (long)m * k, nameof(a));
        Lengths.Require(b.Length, (batch - 1L) * strideB + (long)k * n, nameof(b));
        Lengths.Require(c.Length, (long)batch * m * n, nameof(c));
        fixed (float* pa = a, pb = b, pc = c)
        {
            BatchChunk chunk = new()
            {
                TransA = transA,
                TransB = transB,
                M = m,
                N = n,
                K = k,
                A = pa,
                B = pb,
                C = pc,
                StrideA = strideA,
                StrideB = strideB,
                Workers = workers,
            };

            // A product of many tiles is cut itself; smaller ones run whole, several at a time.
            if ((long)m * n * k > 1 << 21) chunk.Run(0, batch);
            else workers.For(batch, (batch + 15) / 16, chunk);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Uncut(ref ProductChunk chunk, ProductGrid grid, bool transB, int n, float* b, float* start, Workers workers)
    {
        (chunk.Grid, chunk.N, chunk.TransB, chunk.RowB) = (grid, n, transB, transB ? chunk.K : n);
        chunk.B = b;
        chunk.Init = start;
        workers.For(grid.Chunks, 1, chunk);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Blocks(ref ProductChunk chunk, bool transB, int n, float* b, float* start, Workers workers)
    {
        float* c = chunk.C;
        int columns = Math.Min(n, MostColumns), k = chunk.K, steps = Math.Min(k, PackedFloats / columns);
        float* a = chunk.A;
        chunk.Packed = Scratch.Rent(Scratch.Packed, (long)steps * Panels.Count(columns) * Tiles.Panel);
        nint startRow = chunk.RowInit;
        for (int j = 0; j < n; j += columns)
        {
            for (int i = 0; i < k; i += steps)
            {
                chunk.N = Math.Min(columns, n - j);
                chunk.K = Math.Min(steps, k - i);
                PackPanels pack = new()
                {
                    Transposed = transB,
                    B = b + (transB ? (nint)j * k + i : (nint)i * n + j),
                    Row = transB ? k : n,
                    Packed = chunk.Packed,
                    K = chunk.K,
                    Columns = chunk.N,
                };
                workers.For(Panels.Count(chunk.N), 1, pack);
                chunk.A = a + i * chunk.StepA;
                chunk.C = c + j;
                chunk.Init = i == 0 ? start + j : chunk.C;
                chunk.RowInit = i == 0 ? startRow : n;
                chunk.Grid = ProductGrid.Of(chunk.M, chunk.N);
                workers.For(chunk.Grid.Chunks, 1, chunk);
            }
        }
    }

    /// <summary>The bias, or zeros, with a panel of zeros behind, because a ragged tile reads a whole panel.</summary>
    internal static float* PaddedBias(ReadOnlySpan<float> bias, int n)
    {
        float* padded = Scratch.Rent(Scratch.Bias, n + 32L);
        new Span<float>(padded, n + 32).Clear();
        bias.CopyTo(new Span<float>(padded, n));
        return padded;
    }

    private static void Seed(Span<float> c, ReadOnlySpan<float> bias, bool accumulate)
    {
        if (!accumulate) c.Clear();
        for (int i = 0, n = bias.Length; n > 0 && i < c.Length; i++) c[i] += bias[i % n];
    }
}
