namespace Whetstone.Tests.Heavy;

/// <summary>Matrix products by their definition, with the rank rules of <c>torch.matmul</c>.</summary>
internal static class NaiveProduct
{
    public static (Shape Shape, double[] Values) Of(Tensor a, Tensor b)
    {
        int[] left = a.Rank == 1 ? [1, .. a.Shape.Span] : a.Shape.ToArray(), right = b.Rank == 1 ? [.. b.Shape.Span, 1] : b.Shape.ToArray();
        double[] x = a.ToArray<double>(), w = b.ToArray<double>();
        Assert.True(Shape.TryBroadcast(left[..^2], right[..^2], out Shape batch));
        (int m, int k, int n) = (left[^2], left[^1], right[^1]);
        double[] y = new double[batch.Size * m * n];
        for (int i = 0; i < y.Length; i++)
        {
            int matrix = i / (m * n), row = i / n % m, column = i % n;
            int startA = Start(left[..^2], batch, matrix) * m * k, startB = Start(right[..^2], batch, matrix) * k * n;
            for (int inner = 0; inner < k; inner++) y[i] += x[startA + row * k + inner] * w[startB + inner * n + column];
        }
        return ([.. batch.Span, .. a.Rank == 1 ? Array.Empty<int>() : [m], .. b.Rank == 1 ? Array.Empty<int>() : [n]], y);
    }

    // Which matrix of a stack takes part in one of the result's.
    private static int Start(int[] own, Shape batch, int matrix)
    {
        int start = 0, stride = 1;
        for (int i = 1; i <= batch.Rank; i++)
        {
            int index = matrix % batch[^i];
            matrix /= batch[^i];
            if (i > own.Length) continue;
            if (own[^i] != 1) start += index * stride;
            stride *= own[^i];
        }
        return start;
    }
}
