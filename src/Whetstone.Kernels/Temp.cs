#pragma warning disable CS1591
namespace Whetstone.Kernels;
public static class CopyKernel {
  public static void Permute<T>(ReadOnlySpan<int> shape, ReadOnlySpan<int> axes, ReadOnlySpan<T> x, Span<T> y) where T: unmanaged { throw new InvalidOperationException(); }
  public static void Slice<T>(ReadOnlySpan<int> shape, ReadOnlySpan<int> start, ReadOnlySpan<int> step, ReadOnlySpan<int> result, ReadOnlySpan<T> x, Span<T> y) where T: unmanaged { throw new InvalidOperationException(); }
  public static void SliceInto<T>(ReadOnlySpan<int> shape, ReadOnlySpan<int> start, ReadOnlySpan<int> step, ReadOnlySpan<int> result, ReadOnlySpan<T> x, Span<T> y) where T: unmanaged { throw new InvalidOperationException(); }
  public static void Broadcast<T>(ReadOnlySpan<int> shape, ReadOnlySpan<int> result, ReadOnlySpan<T> x, Span<T> y) where T: unmanaged { throw new InvalidOperationException(); }
}
