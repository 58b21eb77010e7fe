namespace Whetstone.Kernels;

/// <summary>The body of a parallel loop: a struct, so that the loop is compiled for it and nothing is allocated.</summary>
public interface IBody
{
    /// <summary>Does the work of the indices <paramref name="start"/> (included) to <paramref name="end"/> (excluded).</summary>
    void Run(int start, int end);
}
