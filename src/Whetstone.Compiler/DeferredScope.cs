using Whetstone.Compiler;

namespace Whetstone;

/// <summary>Operations that are queued and return at once.</summary>
public static class DeferredScope
{
    extension(Tensor)
    {
        /// <summary>Begins a scope in which operations are queued: what nobody needs is dropped, what is computed twice is computed once, neighbouring pointwise operations run in one pass over memory, and intermediate results share memory.</summary>
        /// <returns>The scope; dispose it to end it, which waits for the work.</returns>
        /// <remarks>Results are those of the same code without the scope, to the bit.</remarks>
        /// <exception cref="TraceException">A function is being traced.</exception>
        public static Deferred Defer() => new(Improved, program => Planner.Plan(program, Queued));
    }

    private static CompilerOptions Queued { get; } = CompilerOptions.Exact with { PointwiseLoops = true };

    private static Program Improved(Program program) => new DeadCode().Apply(new CommonSubexpressions().Apply(program));
}
