namespace Whetstone.Compiler;

/// <summary>What the compiler may do, and what it tells of it.</summary>
public sealed record CompilerOptions
{
    /// <summary>All passes, in order.</summary>
    public static IReadOnlyList<IPass> AllPasses { get; } =
    [
        new DropCopies(), new FoldConstants(), new CommonSubexpressions(), new DeadCode(), new Layouts(), new FoldNorm(), new PoolFirst(), new PoolRelu(), new CondenseEarly(), new SumFirst(), new PooledGradients(),
        new NormActivation(), new NormSum(), new LossGradient(), new FusedUpdate(), new Algorithms(), new GradientSum(), new ConvActivation(), new PrepareWeights(), new ReadWhileHot(),
    ];

    /// <summary>Nothing but the plan of memory: results are those of the eager run to the bit.</summary>
    public static CompilerOptions Exact { get; } = new() { Passes = [], SampleLoops = false, PointwiseLoops = false, Pairs = false };

    /// <summary>The passes to run, in order.</summary>
    public IReadOnlyList<IPass> Passes { get; init; } = AllPasses;

    /// <summary>Whether layers may run a few samples at a time. Gradients of weights are then added up in another order: they differ by their rounding.</summary>
    public bool SampleLoops { get; init; } = true;

    /// <summary>Whether neighbouring pointwise operations run together, a tile at a time, in one pass over memory.</summary>
    public bool PointwiseLoops { get; init; } = true;

    /// <summary>Whether an op also gives the result of the one after it, where it can in the same sweep, as max pooling gives the places of the largest elements.</summary>
    public bool Pairs { get; init; } = true;

    /// <summary>Whether a result may take the memory of an input that nobody needs any more.</summary>
    public bool InPlace { get; init; } = true;

    /// <summary>Whether results share memory if they are not needed at the same time; otherwise each has its own, those aside that are computed <see cref="InPlace"/>.</summary>
    public bool ReuseMemory { get; init; } = true;

    /// <summary>Which algorithms convolutions may use; the faster ones round less well.</summary>
    public WinogradPolicy Winograd { get; init; } = WinogradPolicy.Fast;

    /// <summary>A folder for the program after each pass, as text and as a picture; by default what the environment variable WHETSTONE_DUMP names.</summary>
    public string? Dump { get; init; } = Environment.GetEnvironmentVariable("WHETSTONE_DUMP") is { Length: > 0 } folder ? folder : null;

    /// <summary>Is told, once for each reason, why something ran eagerly.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>The same options without a pass.</summary>
    /// <exception cref="ArgumentException">No pass has that name.</exception>
    public CompilerOptions Without(string pass) => Passes.Any(p => p.Name == pass) ? this with { Passes = [.. Passes.Where(p => p.Name != pass)] }
        : throw new ArgumentException($"there is no pass '{pass}'; there are {string.Join(", ", Passes.Select(p => p.Name))}", nameof(pass));
}
