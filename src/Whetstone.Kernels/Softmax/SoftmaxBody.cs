using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>One item is a strip of columns (a row, if inner is 1) from maximum to result.</summary>
internal readonly unsafe struct SoftmaxBody(Extent extent, float* x, float* y, bool logarithm) : IBody
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        float* most = stackalloc float[Extent.StripWidth];
        float* sum = stackalloc float[Extent.StripWidth];
        for (int item = start; item < end; item++)
        {
            (int outer, int column) = Math.DivRem(item, extent.Strips);

            // Maximum and sum live in this frame, so the strip indexes its results from 0.
            Strip s = extent.Strip(outer, 0, extent.N, column) with { Result = 0 };
            if (extent.Inner == 1) Row(s, most, sum);
            else Columns(s, most, sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Row(Strip s, float* most, float* sum)
    {
        *most = Fold.Row<MapTerm<SelfMap>, MaxJoin>(new(x), s.At, s.Rows);
        ExpTerm exp = new ExpTerm(x, most).For(0, 8, true);
        if (logarithm)
        {
            *sum = MathF.Log(Fold.Row<ExpTerm, AddJoin>(exp, s.At, s.Rows));
            Fill.Row(new LogSoftmaxTerm(x, most, sum).For(0, 8, true), s.At, s.Rows, y);
            return;
        }

        Fill.Row(exp, s.At, s.Rows, y);
        *sum = Fold.Row<MapTerm<SelfMap>, AddJoin>(new(y), s.At, s.Rows);
        Fill.Row(new QuotientTerm(y, sum).For(0, 8, true), s.At, s.Rows, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Columns(Strip s, float* most, float* sum)
    {
        Fold.Columns<MapTerm<SelfMap>, MaxJoin>(new(x), s, most);
        ExpTerm exp = new(x, most);
        if (logarithm)
        {
            Fold.Columns<ExpTerm, AddJoin>(exp, s, sum);
            for (int c = 0; c < s.Width; c++) sum[c] = MathF.Log(sum[c]);
            Fill.Columns(new LogSoftmaxTerm(x, most, sum), s, y);
            return;
        }

        Fill.Columns(exp, s, y);
        Fold.Columns<MapTerm<SelfMap>, AddJoin>(new(y), s, sum);
        Fill.Columns(new QuotientTerm(y, sum), s, y);
    }
}

/// <summary>One item is a strip of columns (a row, if inner is 1): its sum, then its gradient.</summary>
internal readonly unsafe struct SoftmaxGradBody(Extent extent, float* y, float* dy, float* dx, bool logarithm) : IBody
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        float* sum = stackalloc float[Extent.StripWidth];
        for (int item = start; item < end; item++)
        {
            (int outer, int column) = Math.DivRem(item, extent.Strips);
            Strip s = extent.Strip(outer, 0, extent.N, column) with { Result = 0 };
            if (logarithm) Both<MapTerm<SelfMap>, LogSoftmaxGradTerm>(new(dy), new(y, dy, sum), s, sum);
            else Both<ProductTerm, SoftmaxGradTerm>(new(y, dy), new(y, dy, sum), s, sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Both<TSum, TGrad>(TSum term, TGrad grad, Strip s, float* sum)
        where TSum : struct, ITerm<TSum> where TGrad : struct, ITerm<TGrad>
    {
        if (extent.Inner == 1)
        {
            *sum = Fold.Row<TSum, AddJoin>(term, s.At, s.Rows);
            Fill.Row(grad.For(0, 8, true), s.At, s.Rows, dx);
            return;
        }

        Fold.Columns<TSum, AddJoin>(term, s, sum);
        Fill.Columns(grad, s, dx);
    }
}
