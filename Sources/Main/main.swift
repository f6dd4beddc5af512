import App

await Tiendo.main()
