namespace Whetstone.Kernels;

/// <summary>Functions with no vector form: each lane goes through the double-precision scalar one.</summary>
internal static unsafe class OneByOne
{
    internal interface IStep
    {
        static abstract double Of(double a, double b);
    }

    internal static T Run<T, TStep>(T a, T b) where T : struct, IVector<T> where TStep : struct, IStep
    {
        float* x = stackalloc float[2 * T.Width];
        float* y = x + T.Width;
        T.Store(a, x);
        T.Store(b, y);
        for (int i = 0; i < T.Width; i++) x[i] = (float)TStep.Of(x[i], y[i]);
        return T.Load(x);
    }

    internal readonly struct PowStep : IStep
    {
        public static double Of(double a, double b) => Math.Pow(a, b);
    }

    internal readonly struct LogGammaStep : IStep
    {
        public static double Of(double a, double b) => SpecialFunctions.LogGamma(a);
    }

    internal readonly struct DigammaStep : IStep
    {
        public static double Of(double a, double b) => SpecialFunctions.Digamma(a);
    }

    internal readonly struct TrigammaStep : IStep
    {
        public static double Of(double a, double b) => SpecialFunctions.Trigamma(a);
    }
}
