namespace Whetstone.Kernels;

/// <summary>The body of a parallel loop: a struct, so that the loop is compiled for it and nothing is allocated.</summary>
public interface IBody
{
    /// <summary>Does the work of the indices <paramref name="start"/> (included) to <paramref name="end"/> (excluded).</summary>
    /// <remarks>
    /// Never inlined (<see cref="System.Runtime.CompilerServices.MethodImplOptions.NoInlining"/>). The compiler inlines into a method no more
    /// than some multiple of the method's own size: inside a small one that only starts the loop, it soon calls every addition of vectors.
    /// Optimised from the first call on (<see cref="System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization"/>), like all kernels that work on addresses.
    /// </remarks>
    void Run(int start, int end);
}
