using Whetstone.Kernels;

namespace Whetstone.Bench.Cases;

/// <summary>Matrix products, alone and as the passes of a linear layer.</summary>
public static class GemmCases
{
    /// <summary><c>C[size, size] = A · B</c>.</summary>
    public static KernelCase Square(int size) => Case($"{size}^3", "product", false, false, size, size, size);

    /// <summary>A linear layer on <paramref name="rows"/> examples.</summary>
    public static IEnumerable<KernelCase> Linear(int rows, int inputs, int outputs, bool isFirst = false)
    {
        string shape = $"linear {inputs}-{outputs} n{rows}";
        yield return Case(shape, "forward", false, true, rows, outputs, inputs);
        if (!isFirst) yield return Case(shape, "input gradient", false, false, rows, inputs, outputs);
        yield return Case(shape, "weight gradient", true, false, outputs, inputs, rows);
    }

    private static KernelCase Case(string shape, string pass, bool transA, bool transB, int m, int n, int k)
    {
        long a = (long)m * k, b = (long)k * n, c = (long)m * n;
        return new("gemm", shape, pass, 2.0 * m * n * k, 4.0 * (a + b + c), () =>
        {
            Memory<float> ma = Arrays.Filled(a), mb = Arrays.Filled(b), mc = Arrays.Empty(c);
            return workers => Gemm.Run(transA, transB, m, n, k, ma.Span, mb.Span, mc.Span, [], false, workers);
        });
    }
}
