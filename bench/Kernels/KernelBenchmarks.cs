using BenchmarkDotNet.Attributes;
using Whetstone.Bench.Cases;
using Whetstone.Kernels;

namespace Whetstone.Bench.Kernels;

/// <summary>A benchmark for each standard case of one family, on one thread; a new case needs no line here.</summary>
public abstract class KernelBenchmarks(string family)
{
    private static readonly Workers OneThread = new(1);

    private Action<Workers>? run;

    [ParamsSource(nameof(Cases))]
    public KernelCase Case { get; set; } = null!;

    public IEnumerable<KernelCase> Cases => StandardCases.All.Where(c => c.Family == family);

    [GlobalSetup]
    public void Prepare() => run = Case.Prepare();

    [Benchmark]
    public void Run() => run!(OneThread);
}
