#pragma warning disable CS1591
namespace Whetstone.Kernels;
public static class Layout {
  public static void ToChannelsLast(int n, int c, int p, ReadOnlySpan<float> x, Span<float> y, Workers workers) { for(int i=0;i<n;i++) for(int a=0;a<c;a++) for(int b=0;b<p;b++) y[(i*p+b)*c+a]=x[(i*c+a)*p+b]; }
  public static void ToContiguous(int n, int c, int p, ReadOnlySpan<float> x, Span<float> y, Workers workers) { for(int i=0;i<n;i++) for(int a=0;a<c;a++) for(int b=0;b<p;b++) y[(i*c+a)*p+b]=x[(i*p+b)*c+a]; }
}
public static class CopyKernel {
  public static void Permute<T>(ReadOnlySpan<int> shape, ReadOnlySpan<int> axes, ReadOnlySpan<T> x, Span<T> y) where T: unmanaged { throw new InvalidOperationException(); }
  public static void Slice<T>(ReadOnlySpan<int> shape, ReadOnlySpan<int> start, ReadOnlySpan<int> step, ReadOnlySpan<int> result, ReadOnlySpan<T> x, Span<T> y) where T: unmanaged { throw new InvalidOperationException(); }
  public static void SliceInto<T>(ReadOnlySpan<int> shape, ReadOnlySpan<int> start, ReadOnlySpan<int> step, ReadOnlySpan<int> result, ReadOnlySpan<T> x, Span<T> y) where T: unmanaged { throw new InvalidOperationException(); }
  public static void Broadcast<T>(ReadOnlySpan<int> shape, ReadOnlySpan<int> result, ReadOnlySpan<T> x, Span<T> y) where T: unmanaged { for(int i=0;i<y.Length;i++) { int at=0,rest=i,stride=1; for(int a=1;a<=result.Length;a++) { int k=rest%result[^a]; rest/=result[^a]; if(a<=shape.Length) { if(shape[^a]!=1) at+=k*stride; stride*=shape[^a]; } } y[i]=x[at]; } }
}
