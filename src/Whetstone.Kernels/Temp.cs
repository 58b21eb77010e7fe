#pragma warning disable CS1591
namespace Whetstone.Kernels;
public static class Layout {
  public static void ToChannelsLast(int n, int c, int p, ReadOnlySpan<float> x, Span<float> y, Workers workers) { for(int i=0;i<n;i++) for(int a=0;a<c;a++) for(int b=0;b<p;b++) y[(i*p+b)*c+a]=x[(i*c+a)*p+b]; }
  public static void ToContiguous(int n, int c, int p, ReadOnlySpan<float> x, Span<float> y, Workers workers) { for(int i=0;i<n;i++) for(int a=0;a<c;a++) for(int b=0;b<p;b++) y[(i*c+a)*p+b]=x[(i*p+b)*c+a]; }
}
