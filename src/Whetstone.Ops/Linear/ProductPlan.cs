using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>How the products of two stacks of matrices, whose batch axes broadcast, are cut into kernel calls.</summary>
internal sealed class ProductPlan
{
    private readonly bool transA, transB;
    private readonly int m, n, k, batch, strideA, strideB;
    private readonly (int A, int B)[] starts;

    /// <summary>The plan for a [..., m, k] and b [..., k, n], whose last two axes are swapped in memory where transposed.</summary>
    internal ProductPlan(bool transA, Shape a, bool transB, Shape b)
    {
        (this.transA, this.transB) = (transA, transB);
        (m, k, n) = (transA ? a[^1] : a[^2], transA ? a[^2] : a[^1], transB ? b[^2] : b[^1]);
        Shape.TryBroadcast(a[..^2], b[..^2], out Shape batches);
        if (!transA && b[..^2].Size == 1)
        {
            // One matrix for all: the stack is one tall matrix.
            (m, batch, starts) = (m * batches.Size, 1, [(0, 0)]);
            return;
        }

        int[] extentsA = Aligned(a, batches.Rank), extentsB = Aligned(b, batches.Rank);
        int split = batches.Rank;
        batch = 1;
        while (split > 0 && (batch == 1 || batches[split - 1] == 1 || Moves(extentsA, split - 1) == (strideA > 0) && Moves(extentsB, split - 1) == (strideB > 0)))
        {
            split--;
            if (batches[split] == 1) continue;
            (batch, strideA, strideB) = (batch * batches[split], Moves(extentsA, split) ? m * k : 0, Moves(extentsB, split) ? k * n : 0);
        }
        starts = Starts(batches.Span[..split], extentsA, m * k, extentsB, k * n);
    }

    /// <summary>Computes in single precision.</summary>
    internal void Run(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> bias, Span<float> y, Workers workers)
    {
        if (y.IsEmpty) return;
        for (int i = 0; i < starts.Length; i++)
        {
            ReadOnlySpan<float> ai = a[starts[i].A..], bi = b[starts[i].B..];
            Span<float> yi = y.Slice(i * batch * m * n, batch * m * n);
            if (batch == 1) Gemm.Run(transA, transB, m, n, k, ai, bi, yi, bias, false, workers);
            else Gemm.RunBatch(batch, transA, transB, m, n, k, ai, strideA, bi, strideB, yi, workers);
        }
    }

    /// <summary>Computes in double precision, for element types without a kernel.</summary>
    internal void Run(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y)
    {
        if (y.IsEmpty) return;
        for (int i = 0; i < starts.Length * batch; i++)
        {
            (int startA, int startB) = starts[i / batch];
            One(a[(startA + i % batch * strideA)..], b[(startB + i % batch * strideB)..], y.Slice(i * m * n, m * n));
        }
    }

    private void One(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y)
    {
        y.Clear();
        for (int row = 0; row < m; row++)
            for (int i = 0; i < k; i++)
            {
                double factor = transA ? a[i * m + row] : a[row * k + i];
                for (int column = 0; column < n; column++) y[row * n + column] += factor * (transB ? b[column * k + i] : b[i * n + column]);
            }
    }

    private static bool Moves(int[] extents, int axis) => extents[axis] != 1;

    private static int[] Aligned(Shape matrices, int rank)
    {
        int[] extents = new int[rank];
        Array.Fill(extents, 1);
        matrices.Span[..^2].CopyTo(extents.AsSpan(rank - (matrices.Rank - 2)));
        return extents;
    }

    // Where the operands of every call start, in the order of the results.
    private static (int A, int B)[] Starts(ReadOnlySpan<int> outer, int[] extentsA, int sizeA, int[] extentsB, int sizeB)
    {
        (int A, int B)[] starts = new (int, int)[new Shape(outer).Size];
        for (int i = 0; i < starts.Length; i++)
        {
            int rest = i;
            for (int axis = outer.Length - 1; axis >= 0; axis--)
            {
                int index = rest % outer[axis];
                rest /= outer[axis];
                starts[i].A += extentsA[axis] == 1 ? 0 : index * new Shape(extentsA).Inner(axis) * sizeA;
                starts[i].B += extentsB[axis] == 1 ? 0 : index * new Shape(extentsB).Inner(axis) * sizeB;
            }
        }
        return starts;
    }
}
