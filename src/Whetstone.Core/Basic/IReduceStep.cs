namespace Whetstone.Ops;

/// <summary>A kernel that reduces x [outer, n, inner] to y [outer, inner]: a struct, so that nothing is allocated for it.</summary>
public interface IReduceStep<T>
{
    /// <summary>Reduces; <paramref name="isFirst"/> says whether x is the input itself or what an earlier run left of it.</summary>
    void Run(bool isFirst, int outer, int n, int inner, ReadOnlySpan<T> x, Span<T> y);
}
