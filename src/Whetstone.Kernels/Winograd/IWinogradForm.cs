namespace Whetstone.Kernels;

/// <summary>One of Winograd's algorithms: <see cref="Outputs"/> neighbouring results of three taps from <see cref="Size"/> products.</summary>
/// <remarks>
/// The numbers of a line are the values of polynomials at some points; a product of polynomials is a product of their values.
/// In two directions, a tile of Size x Size pixels gives Outputs x Outputs results. All methods work on one vector of channels.
/// </remarks>
internal unsafe interface IWinogradForm
{
    /// <summary>Results a line.</summary>
    static abstract int Outputs { get; }

    /// <summary>Products a line: Outputs + 2.</summary>
    static abstract int Size { get; }

    /// <summary>Transforms a column of pixels, <paramref name="c"/> floats behind every Size-th of the pointers.</summary>
    static abstract void Pixels<TVec, TSimd>(float** from, nint c, float* to, nint next) where TVec : struct where TSimd : struct, ISimd<TVec>;

    /// <summary>Transforms a row whose numbers lie <paramref name="step"/> apart.</summary>
    static abstract void Input<TVec, TSimd>(float* from, nint step, float* to, nint next) where TVec : struct where TSimd : struct, ISimd<TVec>;

    /// <summary>Transforms three weights.</summary>
    static abstract void Weights<TVec, TSimd>(float* from, nint step, float* to, nint next) where TVec : struct where TSimd : struct, ISimd<TVec>;

    /// <summary>Turns a column of products into results.</summary>
    static abstract void Products<TVec, TSimd>(float* from, nint step, float* to, nint next) where TVec : struct where TSimd : struct, ISimd<TVec>;

    /// <summary>Turns a row of products, one vector apart, into results plus <paramref name="init"/>, <paramref name="c"/> floats behind the pointers.</summary>
    static abstract void Results<TVec, TSimd>(float* from, TVec init, float** to, nint c) where TVec : struct where TSimd : struct, ISimd<TVec>;
}
