import App

await Tiendo.start()
