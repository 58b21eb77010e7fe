using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>The lane whose arithmetic is tensor ops: a formula evaluated on it is recorded, so it can be differentiated again.</summary>
/// <remarks>Constants are folded: a slope of 1 costs nothing, a slope of 0 gives no gradient.</remarks>
public readonly struct Sym : ILane<Sym>
{
    private readonly Tensor? tensor;
    private readonly double constant;

    /// <summary>A tensor as a lane.</summary>
    public Sym(Tensor tensor) => this.tensor = tensor;

    private Sym(double constant) => this.constant = constant;

    /// <inheritdoc/>
    public static Sym Of(double constant) => new(constant);

    /// <inheritdoc/>
    public static Sym operator +(Sym a, Sym b) => a.Is(0) ? b : b.Is(0) ? a : Combine(a, b, new Add());

    /// <inheritdoc/>
    public static Sym operator -(Sym a, Sym b) => b.Is(0) ? a : a.Is(0) ? -b : Combine(a, b, new Sub());

    /// <inheritdoc/>
    public static Sym operator *(Sym a, Sym b) => a.Is(0) || b.Is(0) ? Of(0) : a.Is(1) ? b : b.Is(1) ? a : a.Is(-1) ? -b : b.Is(-1) ? -a : Combine(a, b, new Mul());

    /// <inheritdoc/>
    public static Sym operator /(Sym a, Sym b) => a.Is(0) ? a : b.Is(1) ? a : Combine(a, b, new Div());

    /// <inheritdoc/>
    public static Sym operator -(Sym x) => Apply(x, new Neg());

    /// <inheritdoc/>
    public static Sym Max(Sym a, Sym b) => Combine(a, b, new Maximum());

    /// <inheritdoc/>
    public static Sym Min(Sym a, Sym b) => Combine(a, b, new Minimum());

    /// <inheritdoc/>
    public static Sym Abs(Sym x) => Apply(x, new Abs());

    /// <inheritdoc/>
    public static Sym Sqrt(Sym x) => Apply(x, new Sqrt());

    /// <inheritdoc/>
    public static Sym Exp(Sym x) => Apply(x, new Exp());

    /// <inheritdoc/>
    public static Sym Expm1(Sym x) => Apply(x, new Expm1());

    /// <inheritdoc/>
    public static Sym Log(Sym x) => Apply(x, new Log());

    /// <inheritdoc/>
    public static Sym Log1p(Sym x) => Apply(x, new Log1p());

    /// <inheritdoc/>
    public static Sym Sin(Sym x) => Apply(x, new Sin());

    /// <inheritdoc/>
    public static Sym Cos(Sym x) => Apply(x, new Cos());

    /// <inheritdoc/>
    public static Sym Tanh(Sym x) => Apply(x, new Tanh());

    /// <inheritdoc/>
    public static Sym Erf(Sym x) => Apply(x, new Erf());

    /// <inheritdoc/>
    public static Sym Pow(Sym a, Sym b) => Combine(a, b, new Pow());

    /// <inheritdoc/>
    public static Sym LogGamma(Sym x) => Apply(x, new LogGamma());

    /// <inheritdoc/>
    public static Sym Digamma(Sym x) => Apply(x, new Digamma());

    /// <inheritdoc/>
    public static Sym Trigamma(Sym x) => Apply(x, new Trigamma());

    /// <inheritdoc/>
    public static Sym Floor(Sym x) => Apply(x, new Floor());

    /// <inheritdoc/>
    public static Sym Round(Sym x) => Apply(x, new Round());

    /// <inheritdoc/>
    public static Sym IfLess(Sym a, Sym b, Sym then, Sym otherwise) => Select(a, b, then, otherwise, new Less());

    /// <inheritdoc/>
    public static Sym IfEqual(Sym a, Sym b, Sym then, Sym otherwise) => Select(a, b, then, otherwise, new Equal());

    /// <summary>The tensor; null for a constant 0, a filled tensor for any other constant.</summary>
    public Tensor? ToTensor(Spec spec) => tensor ?? (constant == 0 ? null : new Fill(spec.Shape, spec.DType, constant).Apply());

    private bool Is(double value) => tensor is null && constant == value;

    private static Sym Apply<TFn>(Sym x, TFn fn) where TFn : struct, IPointwise =>
        x.tensor is { } t ? new(t.Map(fn)) : new(fn.Value(new F64(x.constant)).Value);

    private static Sym Combine<TFn>(Sym a, Sym b, TFn fn) where TFn : struct, IPointwise2 => (a.tensor, b.tensor) switch
    {
        ({ } x, { } y) => new(x.Map(fn, y)),
        ({ } x, null) => new(x.Map(fn, b.constant)),
        (null, { } y) => new(y.Constant(a.constant).Map(fn, y)),
        _ => new(fn.Value(new F64(a.constant), new F64(b.constant)).Value),
    };

    private static Sym Select<TFn>(Sym a, Sym b, Sym then, Sym otherwise, TFn test) where TFn : struct, IPointwise2
    {
        Sym mask = Combine(a, b, test);
        if (mask.tensor is null) return mask.constant != 0 ? then : otherwise;
        if (then.tensor is null && otherwise.tensor is null && then.constant == otherwise.constant) return then;
        Tensor like = then.tensor ?? otherwise.tensor ?? a.tensor ?? b.tensor!;
        return new(new Map3<Where>(default).Apply(mask.tensor, then.tensor ?? like.Constant(then.constant), otherwise.tensor ?? like.Constant(otherwise.constant)));
    }
}
