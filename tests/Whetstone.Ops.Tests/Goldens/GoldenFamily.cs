using Whetstone.Testing;

namespace Whetstone.Ops.Tests;

/// <summary>Runs the golden cases of one file: a table says how each recorded operation is called here.</summary>
/// <param name="name">The file's name.</param>
public abstract class GoldenFamily(string name)
{
    // 84 units in the last place of float32: sums of a hundred products lose no more. A family that needs more says why.
    protected const double Usual = 1e-5;

    /// <summary>How an operation is called: from the case and its inputs to the outputs.</summary>
    public delegate Tensor[] Call(GoldenCase at, Tensor[] x);

    public string Name { get; } = name;

    protected abstract IReadOnlyDictionary<string, Call> Calls { get; }

    public GoldenReport Run()
    {
        GoldenReport report = new(Name);
        foreach (GoldenCase at in GoldenFile.Read(Name).Cases)
            if (Calls.TryGetValue(at.Op, out Call? call)) Check(at, call, report);
            else report.Fail(at, "no entry in the table calls this operation");
        return report;
    }

    /// <summary>The error allowed to a case.</summary>
    protected virtual double Tolerance(GoldenCase at) => Usual;

    protected static Call One(Func<GoldenAttributes, Tensor[], Tensor> call) => (at, x) => [call(at.Attributes, x)];

    private void Check(GoldenCase at, Call call, GoldenReport report)
    {
        Tensor[] x = [.. at.Inputs.Select((t, i) => at.Gradients.Count > 0 && at.Gradients[i] is not null ? t.AttachGrad() : t)];
        Tensor[] y;
        try
        {
            y = call(at, x);
            Backward(at, y);
        }
#pragma warning disable CA1031 // Whatever goes wrong in one case is reported with the case, and the others still run.
        catch (Exception error)
#pragma warning restore CA1031
        {
            report.Fail(at, error.GetType().Name + ": " + error.Message);
            return;
        }
        for (int i = 0; i < y.Length; i++) report.Output(at, i, at.Outputs[i], y[i], Tolerance(at));
        for (int i = 0; i < at.Gradients.Count; i++)
            if (at.Gradients[i] is { } expected)
                report.Gradient(at, i, expected, x[i].Grad ?? x[i].ZerosLike(), Tolerance(at));
    }

    // Several outputs are differentiated together, as their weighted sum would be.
    private static void Backward(GoldenCase at, Tensor[] y)
    {
        int[] smooth = [.. Enumerable.Range(0, at.Upstream.Count).Where(i => at.Upstream[i] is not null && y[i].RequiresGrad)];
        if (smooth.Length == 1) y[smooth[0]].Backward(at.Upstream[smooth[0]]);
        if (smooth.Length <= 1) return;
        Tensor total = (y[smooth[0]] * at.Upstream[smooth[0]]!).Sum();
        foreach (int i in smooth[1..]) total += (y[i] * at.Upstream[i]!).Sum();
        total.Backward();
    }
}
