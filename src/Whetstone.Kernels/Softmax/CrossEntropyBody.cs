using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>What both directions of cross entropy know; a null <c>Weights</c> means 1 for every class.</summary>
internal readonly unsafe struct CrossEntropyRows(int classes, float* logits, long* labels, float* weights, float smoothing, long ignoreIndex)
{
    public readonly int Classes = classes;
    public readonly float* Logits = logits, Weights = weights;
    public readonly float Smoothing = smoothing;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Ignored(int row) => labels[row] == ignoreIndex;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Label(int row) => (int)labels[row];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float Weight(int label) => Weights is null ? 1 : Weights[label];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public nint At(int row) => (nint)row * Classes;

    /// <summary>The row's largest logit and the logarithm of its sum of exponentials about it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (float Most, float Log) Scale(int row)
    {
        float most = Fold.Row<MapTerm<SelfMap>, MaxJoin>(new(Logits), At(row), Classes);
        return (most, MathF.Log(Fold.Row<ExpTerm, AddJoin>(new(Logits, null, Vector256.Create(most)), At(row), Classes)));
    }
}

internal readonly unsafe struct CrossEntropyBody(CrossEntropyRows rows, float* loss) : IBody
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        for (int row = start; row < end; row++) loss[row] = rows.Ignored(row) ? 0 : Of(row, rows.Scale(row));
    }

    /// <summary>The loss of a row that counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float Of(int row, (float Most, float Log) scale)
    {
        int label = rows.Label(row);
        (float most, float log) = scale;
        float own = -(1 - rows.Smoothing) * rows.Weight(label) * (rows.Logits[rows.At(row) + label] - most - log);

        // Without smoothing an impossible class (−∞) must not reach the loss as 0 · ∞.
        if (rows.Smoothing == 0) return own;
        WeightedLogTerm term = new(rows.Logits, rows.Weights, rows.At(row), Vector256.Create(most), Vector256.Create(log));
        return own - rows.Smoothing / rows.Classes * Fold.Row<WeightedLogTerm, AddJoin>(term, rows.At(row), rows.Classes);
    }
}

internal readonly unsafe struct CrossEntropyGradBody(CrossEntropyRows rows, float* upstream, float* dlogits) : IBody
{
    private readonly float even = rows.Smoothing / rows.Classes;
    private readonly float weightSum = rows.Weights is null ? rows.Classes : Fold.Row<MapTerm<SelfMap>, AddJoin>(new(rows.Weights), 0, rows.Classes);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        for (int row = start; row < end; row++)
            if (rows.Ignored(row)) Clear(row);
            else Write(row, rows.Scale(row));
    }

    /// <summary>The gradient of a row that does not count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Clear(int row) => new Span<float>(dlogits + rows.At(row), rows.Classes).Clear();

    /// <summary>The gradient of a row that counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(int row, (float Most, float Log) scale)
    {
        nint at = rows.At(row);
        int label = rows.Label(row);
        float target = (1 - rows.Smoothing) * rows.Weight(label), g = upstream[row];
        CrossEntropyGradTerm term = new(rows.Logits, rows.Weights, at, Vector256.Create(scale.Most), Vector256.Create(scale.Log),
            Vector256.Create(g * (target + even * weightSum)), Vector256.Create(g * even));
        Fill.Row(term, at, rows.Classes, dlogits);
        dlogits[at + label] -= g * target;
    }
}

/// <summary>Both at once: each row of logits is looked through for its scale once, and is still in the innermost cache when its gradient is written.</summary>
internal readonly unsafe struct CrossEntropyBothBody(CrossEntropyRows rows, CrossEntropyBody losses, CrossEntropyGradBody gradients, float* loss) : IBody
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        for (int row = start; row < end; row++)
        {
            if (rows.Ignored(row))
            {
                loss[row] = 0;
                gradients.Clear(row);
                continue;
            }
            (float Most, float Log) scale = rows.Scale(row);
            loss[row] = losses.Of(row, scale);
            gradients.Write(row, scale);
        }
    }
}

/// <summary>The term <c>w · (x − most − log)</c>; w is indexed from the row's start.</summary>
internal readonly unsafe struct WeightedLogTerm(float* x, float* w, nint row, Vector256<float> most, Vector256<float> log) : ITerm<WeightedLogTerm>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public WeightedLogTerm For(nint result, int lanes, bool same) => this;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> At(nint index, int lanes)
    {
        Vector256<float> value = Eight.Load(x + index, lanes) - most - log;
        return w is null ? value : value * Eight.Load(w + (index - row), lanes);
    }
}

/// <summary>The term <c>exp(x − most − log) · all − w · even</c>; w is indexed from the row's start.</summary>
internal readonly unsafe struct CrossEntropyGradTerm(
    float* x, float* w, nint row, Vector256<float> most, Vector256<float> log, Vector256<float> all, Vector256<float> even) : ITerm<CrossEntropyGradTerm>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public CrossEntropyGradTerm For(nint result, int lanes, bool same) => this;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> At(nint index, int lanes)
    {
        Vector256<float> p = V8.Exp(new(Eight.Load(x + index, lanes) - most - log)).Vector;
        return p * all - (w is null ? even : even * Eight.Load(w + (index - row), lanes));
    }
}
