using System.Globalization;

namespace Whetstone.Testing;

/// <summary>Collects comparisons with recorded tensors: how many, how far off at worst, and which failed.</summary>
/// <remarks>
/// The error of an element is <c>|a − b| / max(|b|, rms(b))</c>, where rms is the root mean square of the recorded tensor: an element
/// that comes out small because larger ones cancel in it is measured by those. Integers and bools must be equal.
/// </remarks>
public sealed class GoldenReport(string family)
{
    private readonly List<string> failures = [];

    public string Family { get; } = family;

    /// <summary>Compared outputs.</summary>
    public int Outputs { get; private set; }

    /// <summary>Compared gradients.</summary>
    public int Gradients { get; private set; }

    public int Comparisons => Outputs + Gradients;

    /// <summary>The largest error of all that passed and failed.</summary>
    public double Worst { get; private set; }

    /// <summary>Where the largest error is.</summary>
    public string WorstAt { get; private set; } = "nowhere";

    public IReadOnlyList<string> Failures => failures;

    public void Output(GoldenCase at, int index, Tensor expected, Tensor actual, double tolerance)
    {
        Outputs++;
        Compare(at, $"output {index}", expected, actual, tolerance);
    }

    public void Gradient(GoldenCase at, int index, Tensor expected, Tensor actual, double tolerance)
    {
        Gradients++;
        Compare(at, $"gradient {index}", expected, actual, tolerance);
    }

    public void Fail(GoldenCase at, string what) => failures.Add($"{at}: {what}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Family}: {Outputs} outputs and {Gradients} gradients, worst relative error {Worst:0.0e+0} at {WorstAt}");

    private void Compare(GoldenCase at, string what, Tensor expected, Tensor actual, double tolerance)
    {
        if (expected.Shape != actual.Shape) Fail(at, $"{what} has shape {actual.Shape}, not {expected.Shape}");
        else if (expected.DType != actual.DType) Fail(at, $"{what} is {actual.DType.Name}, not {expected.DType.Name}");
        else
        {
            double error = Error(expected.ToArray<double>(), actual.ToArray<double>(), out int where);
            if (error > Worst) (Worst, WorstAt) = (error, $"{at}, {what}");
            if (error > (expected.DType.IsFloating ? tolerance : 0))
                Fail(at, string.Create(CultureInfo.InvariantCulture, $"{what}[{where}] is {actual.ToArray<double>()[where]}, not {expected.ToArray<double>()[where]}: error {error:0.0e+0}"));
        }
    }

    private static double Error(double[] expected, double[] actual, out int where)
    {
        double scale = Math.Sqrt(expected.Where(double.IsFinite).Select(v => v * v).DefaultIfEmpty().Average()), worst = 0;
        where = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Difference.Relative(actual[i], expected[i], scale);
            if (error > worst) (worst, where) = (error, i);
        }
        return worst;
    }
}
